/** The harness's modules as text, by name. */
import boot from './harness/boot.py';
import caches from './harness/caches.py';
import cell from './harness/cell.py';
import contract from './harness/contract.py';
import faults from './harness/faults.py';
import figures from './harness/figures.py';
import frames from './harness/frames.py';
import harness from './harness/harness.py';
import imports from './harness/imports.py';
import indices from './harness/indices.py';
import interrupts from './harness/interrupts.py';
import isolate from './harness/isolate.py';
import objects from './harness/objects.py';
import output from './harness/output.py';
import proof from './harness/proof.py';
import settings from './harness/settings.py';
import state from './harness/state.py';
import trace from './harness/trace.py';
import usage from './harness/usage.py';
import wire from './harness/wire.py';

// prettier-ignore
export const SOURCES = {
  boot, wire, frames, output, faults, contract, usage, caches, isolate, settings, imports, indices, interrupts, state, objects, trace, cell, figures, proof,
  harness,
};
