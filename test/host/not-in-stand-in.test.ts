import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Guarded, guarded, GuardedEmitter, NotInStandIn, preventable } from './not-in-stand-in';

class Window extends GuardedEmitter {
  readonly #title = 'kept';
  size = 1;

  constructor() {
    super('window', ['close']);
  }

  title(): string {
    return this.#title;
  }

  itself(): this {
    return this;
  }
}

class Item extends Guarded {
  readonly #label = 'kept';

  constructor() {
    super('item');
  }

  label(): string {
    return this.#label;
  }
}

describe('guarded', () => {
  const api = guarded('api', { known: 1, missing: undefined });

  it('gives what is there, also where it is undefined', () => {
    expect([api.known, api.missing]).toEqual([1, undefined]);
  });

  it('throws on reading and on setting what is not there', () => {
    expect(() => Reflect.get(api, 'unknown')).toThrow(new NotInStandIn('api.unknown'));
    expect(() => Reflect.set(api, 'unknown', 1)).toThrow(new NotInStandIn('api.unknown'));
  });

  it('lets a test replace what is there', () => {
    const dialog = guarded('dialog', { show: (): string => 'real' });
    dialog.show = () => 'stub';
    expect(dialog.show()).toBe('stub');
  });

  it('can be awaited, printed, copied and compared', async () => {
    expect(await api).toBe(api);
    expect(inspect(api)).toContain('known');
    expect(JSON.stringify(api)).toBe('{"known":1}');
    expect({ ...api }).toEqual(api);
  });

  it('says its name as a launcher will print it', () => {
    expect(String(new NotInStandIn('app.dock'))).toBe('NotInStandIn: app.dock');
  });
});

describe('GuardedEmitter', () => {
  it('is one object, inside and outside, with its private members', () => {
    const window = new Window();
    expect(window.itself()).toBe(window);
    expect(window.title()).toBe('kept');
    window.size = 2;
    expect(window.size).toBe(2);
  });

  it('emits the events that it knows, and refuses listeners for others', () => {
    const window = new Window();
    let closed = 0;
    window.once('close', () => {
      closed += 1;
    });
    window.emit('close');
    window.emit('close');
    expect(closed).toBe(1);
    for (const listen of ['on', 'once', 'prependListener'] as const) {
      expect(() => window[listen]('clsoe', () => {})).toThrow("window.on('clsoe')");
    }
  });
});

describe('Guarded', () => {
  it('keeps the private members of its subclasses', () => {
    expect(new Item().label()).toBe('kept');
    expect(() => Reflect.get(new Item(), 'unknown')).toThrow('item.unknown');
  });
});

describe('preventable', () => {
  it('knows whether it was prevented', () => {
    const event = preventable({ url: 'app://x/' });
    expect(event.defaultPrevented).toBe(false);
    event.preventDefault();
    expect(event).toMatchObject({ defaultPrevented: true, url: 'app://x/' });
  });
});
