import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'En este texto hay varias cuentas distintas. Elija la correcta.',
    use: 'Usar {account}',
    filled: 'El número de cuenta se ha tomado del texto pegado.',
    name_filled: 'El nombre «{name}» se ha tomado del texto pegado.',
    undo: 'Deshacer',
  },
  name: {
    iban: 'Esto parece un IBAN, no un nombre.',
    email: 'Esto parece una dirección de correo electrónico, no un nombre.',
    phone: 'Esto parece un número de teléfono, no un nombre.',
    digits: 'Esto es un número, no un nombre.',
    identifier: 'Esto parece el número de una organización, no un nombre.',
    move_iban: 'Pasarlo al campo del IBAN',
    move_identifier: 'Pasarlo al campo del número',
  },
  scan: {
    button: 'Escanear un código QR',
    starting: 'Iniciando la cámara…',
    aim: 'Ponga el código QR delante de la cámara.',
    denied: 'La cámara no está permitida aquí. Permítala en los ajustes del navegador o elija una imagen.',
    no_camera: 'No se ha encontrado ninguna cámara. Elija una imagen.',
    not_found: 'No se ha encontrado ningún código QR con un número de cuenta.',
    picture: 'Elegir una imagen',
    unreadable: 'No se ha podido leer esta imagen. Elija otra.',
    stop: 'Detener la cámara',
    filled: 'Los datos se han tomado del código QR. Compárelos con el original.',
    stays_here: 'La imagen no sale de su dispositivo.',
  },
  reach: {
    no_instant: 'Este banco no acepta transferencias inmediatas. El dinero llegará más tarde.',
    no_transfer: 'Este banco no acepta transferencias SEPA.',
    no_direct_debit: 'El banco no acepta adeudos directos. Use otra cuenta.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'NIF-IVA',
      registration_number: 'Número de registro mercantil',
      tax_id: 'Número de identificación fiscal',
      duns: 'D-U-N-S',
    },
    optional: '{label} (opcional)',
    hint: {
      lei: '20 letras y dígitos',
      vat: 'Con el código de país, por ejemplo DE136695976',
      registration_number: 'Como figura en el registro mercantil',
    },
    type: 'Tipo de número',
    missing: 'Escriba el número de la organización.',
    fault: {
      lei: 'Este LEI no es válido. Un LEI tiene 20 letras y dígitos; compárelo con el original.',
      vat: 'Este NIF-IVA no es válido. Escríbalo con el código de país y compárelo con el original.',
      registration_number: 'Este número de registro no es válido. Compárelo con el original.',
      other: 'Este número no es válido. Compárelo con el original.',
      check_digits:
        'Los dígitos de control, a partir del carácter {position}, no concuerdan con el resto. Compare el LEI con el original.',
    },
    only: {
      checking: 'Verificando el número…',
      unable_to_verify: 'No hubo respuesta sobre este número.',
      not_checkable: 'Este número no se puede verificar aquí.',
    },
  },
  challenge: {
    working: 'Comprobando que es usted una persona. Tarda un momento…',
    failed: 'No se ha podido comprobar que es usted una persona. Inténtelo de nuevo.',
  },
  known: {
    since: 'Este número de cuenta se conoce desde {year}.',
  },
  own: {
    label: {
      name: 'Nombre que figura en su cuenta',
      iban: 'Su IBAN',
    },
    hint: {
      name: 'Su nombre y apellidos, o la razón social completa de su empresa',
    },
    fault: {
      name_invalid: 'Esto no parece un nombre. Escríbalo como figura en el extracto de su cuenta.',
    },
    outcome: {
      match: 'El nombre indicado coincide con el que consta en el banco.',
      match_identifier: 'El número coincide con el que consta en el banco. No se ha verificado el nombre.',
      close_match: 'En el banco consta un nombre algo distinto para esta cuenta. Compruebe que esta es su cuenta.',
      close_match_unnamed:
        'En el banco consta un nombre algo distinto para esta cuenta. Compare los datos con el extracto de su cuenta.',
      no_match: 'En el banco consta otro nombre para esta cuenta. Compare los datos con el extracto de su cuenta.',
      identifier_mismatch:
        'Según el banco, el número de la organización (por ejemplo, NIF-IVA o LEI) no corresponde a esta cuenta. Compare los datos con el extracto de su cuenta.',
      unable_to_verify: 'El banco no ha dado respuesta sobre este nombre.',
    },
    reason: {
      account_not_found: 'El banco no tiene ninguna cuenta con este número.',
      reference_not_found: 'El banco no tiene ninguna cuenta con esta referencia.',
      account_switched: 'Esta cuenta se ha trasladado a otro banco. Escriba los nuevos datos.',
      payee_opted_out: 'El titular ha decidido no participar en la verificación de nombres.',
      account_type_unsupported: 'El banco no puede verificar nombres en este tipo de cuenta.',
      bank_unsupported: 'El banco no ofrece la verificación del nombre.',
      bank_timeout: 'El banco no ha respondido a tiempo.',
      bank_unavailable: 'No se puede contactar con el banco en este momento.',
    },
    risk: {
      alarm: 'Compare los datos con el extracto de su cuenta. Consulte a su banco antes de usar esta cuenta.',
    },
    result: {
      registered: 'Nombre en el banco',
      bank: 'Banco: {bank}',
    },
    progress: {
      checking: 'Verificando el nombre con el banco…',
      pending: 'El banco tarda más de lo habitual. Se sigue verificando…',
    },
  },
  payout: {
    warning: 'Si continúa, su dinero puede pagarse a otra persona y es posible que no pueda recuperarlo.',
  },
  mandate: {
    warning: 'Si continúa, el adeudo puede fallar o el dinero puede cobrarse de la cuenta de otra persona.',
  },
  required: {
    warning: 'Esta cuenta no se puede usar aquí hasta que la verificación tenga éxito.',
    alarm: 'Compruébelo con el beneficiario por una vía que ya conozca, no por la factura ni el mensaje.',
  },
  untyped: {
    reason: {
      account_is_personal: 'El nombre coincide. Según el banco, es una cuenta de particular.',
      account_is_business: 'El nombre coincide. Según el banco, es una cuenta de empresa.',
    },
  },
};
