import { type Command, EXIT } from './io.ts';

/** Part of the BFF, on which this package does not depend: it is available if the BFF is installed. */
const MODULE = '@payee-check/bff/doctor';

interface DoctorModule {
  doctor(args: readonly string[], io: object): Promise<number>;
}

const isDoctor = (loaded: unknown): loaded is DoctorModule => typeof Object(loaded).doctor === 'function';

/** `payee-check doctor`: whether a BFF would work with the settings of this environment. */
export const doctor: Command = async (args, io) => {
  let loaded: unknown;
  try {
    loaded = await import(MODULE);
  } catch (error) {
    if (Object(error).code !== 'ERR_MODULE_NOT_FOUND') throw error;
  }
  if (isDoctor(loaded)) return loaded.doctor(args, { ...io, env: process.env });
  io.complain('doctor comes with the BFF, which is not installed here: npm install @payee-check/bff');
  return EXIT.usage;
};
