import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { Icon } from './Icon';
import './entry.css';
import type { Choice } from './SelectEntry';

interface ChoiceMenuProps {
  /** The name of the button and of its menu. */
  readonly label: string;
  readonly choices: readonly Choice[];
  /** The value of the choice that stands, if it is one of them. */
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

/** A small button that opens a menu of choices, of which one stands. Arrow keys walk, Enter picks. */
export function ChoiceMenu({ label, choices, value, onChoose }: ChoiceMenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const anchorName = `--${id.replaceAll(/\W/g, '')}`;
  const items = (): HTMLElement[] => [
    ...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitemradio]') ?? []),
  ];
  const close = (): void => {
    menu.current?.hidePopover();
    button.current?.focus();
  };
  const show = (): void => {
    menu.current?.showPopover();
    const all = items();
    (all.find((item) => item.ariaChecked === 'true') ?? all[0])?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) all[(at + step + all.length) % all.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="menu-button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        title={label}
        style={{ anchorName }}
        onClick={() => (open ? close() : show())}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          show();
        }}
      >
        <Icon name="more" />
      </button>
      <div
        ref={menu}
        role="menu"
        tabIndex={-1}
        aria-label={label}
        popover="auto"
        className="offers menu"
        style={{ positionAnchor: anchorName }}
        onToggle={(event) => setOpen(event.newState === 'open')}
        onKeyDown={onKeyDown}
      >
        {choices.map((choice) => (
          <button
            key={choice.value}
            type="button"
            role="menuitemradio"
            aria-checked={choice.value === value}
            tabIndex={-1}
            className="offer"
            onClick={() => {
              close();
              onChoose(choice.value);
            }}
          >
            <span className="offer-mark">{choice.value === value && <Icon name="check" />}</span>
            {choice.title}
          </button>
        ))}
      </div>
    </>
  );
}
