import type { Kind } from '../../../shared/scheme/scheme';
import { KIND_SIGNS } from '../kinds';
import './kinds.css';

/** The name of a kind, in its colour and underlined as it is in the text. */
export function KindLabel({ kind }: { readonly kind: Kind }) {
  return (
    <span className="kind-label" data-kind={kind}>
      {KIND_SIGNS[kind].title}
    </span>
  );
}
