import { createContext, use, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** Takes what is in front into an element, until it is told to go back. */
type Enter = (home: HTMLElement) => () => void;

const EnterContext = createContext<Enter>(() => () => undefined);

interface Layer {
  readonly element: HTMLElement;
  readonly enter: Enter;
}

function createLayer(): Layer {
  const element = document.createElement('div');
  element.style.display = 'contents';
  const homes: HTMLElement[] = [];
  const place = (): void => {
    const home = homes.at(-1);
    if (home && element.parentElement !== home) home.append(element);
  };
  return {
    element,
    enter(home) {
      homes.push(home);
      place();
      return () => {
        homes.splice(homes.lastIndexOf(home), 1);
        place();
      };
    },
  };
}

interface ForegroundProps {
  /** What stays in reach whatever dialog is open. */
  readonly front: ReactNode;
  readonly children: ReactNode;
}

/**
 * Keeps something in front of every dialog within. A modal dialog hides what stands outside of it from
 * mouse, keyboard and screen reader alike, so that moves into the dialog that was opened last, and back.
 */
export function Foreground({ front, children }: ForegroundProps) {
  const [layer] = useState(createLayer);
  return (
    <EnterContext value={layer.enter}>
      <Home />
      {createPortal(front, layer.element)}
      {children}
    </EnterContext>
  );
}

/** Where it stands while no dialog is open; before all dialogs, so that it is entered first. */
function Home() {
  const enter = useEnter();
  const home = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (home.current ? enter(home.current) : undefined), [enter]);
  return <div ref={home} style={{ display: 'contents' }} />;
}

/** For a dialog, while it is open: takes what is in front into it. */
export function useEnter(): Enter {
  return use(EnterContext);
}
