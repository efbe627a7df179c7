const PATHS = {
  close: 'M4 4l8 8M12 4l-8 8',
  open: 'M2 12.5v-9h4l1.5 2H13v2M2 12.5L4 7.5h10.5l-2 5z',
  export: 'M8 10V2.5M5 5l3-2.5L11 5M3 9v4h10V9',
  check: 'M3 8.5l3.2 3.2L13 5',
  bin: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5M6.8 7v4M9.2 7v4',
  sun: 'M8 5a3 3 0 1 0 0 6a3 3 0 0 0 0-6M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  moon: 'M13 9.6A5.6 5.6 0 0 1 6.4 3A5.6 5.6 0 1 0 13 9.6z',
  screen: 'M2 3h12v8H2zM6 14h4M8 11v3',
  undo: 'M6 4L3 7l3 3M3 7h6.5a3.5 3.5 0 0 1 0 7H7',
  redo: 'M10 4l3 3l-3 3M13 7H6.5a3.5 3.5 0 0 0 0 7H9',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9M10.4 10.4l3.4 3.4',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  plus: 'M8 3.5v9M3.5 8h9',
  arrow: 'M3 8h9.5M9 4.5L12.5 8L9 11.5',
  swap: 'M4 6h9M10.5 3.5L13 6l-2.5 2.5M12 10.5H3M5.5 8L3 10.5L5.5 13',
  merge: 'M3 3.5c0 3 2 4.5 5 4.5h5M3 12.5c0-3 2-4.5 5-4.5M10.5 5.5L13 8l-2.5 2.5',
  down: 'M4 6.5L8 10.5L12 6.5',
  warning: 'M8 2.2L14.6 13.5H1.4zM8 6.3v3.5M8 11.4v.6',
} as const;

/** A line icon of 16 by 16 that takes the colour of the text; what it means is said beside it. */
export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
