import type { Brand } from '../base/brand';

export type SourceId = Brand<string, 'SourceId'>;

/** A person, outlet, agency or office; one list per library. Chains of `via` never loop. */
export interface Source {
  readonly id: SourceId;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly via?: SourceId;
}
