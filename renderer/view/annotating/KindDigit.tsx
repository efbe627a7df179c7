import type { Kind } from '../../../shared/scheme/scheme';
import { KIND_SIGNS } from '../kinds';
import './kinds.css';

/** The key of a kind on its colour, beside the kind's name. */
export function KindDigit({ kind }: { readonly kind: Kind }) {
  return (
    <span className="kind-digit" data-kind={kind} aria-hidden="true">
      {KIND_SIGNS[kind].digit}
    </span>
  );
}
