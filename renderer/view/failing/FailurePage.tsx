import type { ReactNode } from 'react';
import '../../ui/tokens.css';
import '../../ui/base.css';
import './failure-page.css';

interface FailurePageProps {
  readonly title: string;
  readonly text: string;
  /** What the program itself said, for a report of the fault. */
  readonly details?: string;
  readonly children?: ReactNode;
}

/** The whole window, when the app cannot be shown: what happened and what to do. */
export function FailurePage({ title, text, details, children }: FailurePageProps) {
  return (
    <main className="failure-page">
      <div role="alert">
        <h1>{title}</h1>
        <p>{text}</p>
        {details && <pre>{details}</pre>}
      </div>
      {children && <div className="failure-actions">{children}</div>}
    </main>
  );
}
