import { Component, type ReactNode } from 'react';
import { FailurePage } from './FailurePage';

interface ErrorBoundaryProps {
  readonly onExport: () => void;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly fault: string | null;
}

/** Catches what must not happen, says so, and offers to export what there is. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { fault: null };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { fault: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.fault === null) return this.props.children;
    return (
      <FailurePage
        title="Verbatim ran into a fault of its own"
        text="What was saved is safe in the library. Export it if you like, then reload the window."
        details={this.state.fault}
      >
        <button type="button" className="button" onClick={this.props.onExport}>
          Export all articles…
        </button>
        <button type="button" className="button primary" onClick={() => window.location.reload()}>
          Reload
        </button>
      </FailurePage>
    );
  }
}
