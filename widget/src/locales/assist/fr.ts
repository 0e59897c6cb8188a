import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'Ce texte contient plusieurs comptes différents. Choisissez le bon.',
    use: 'Utiliser {account}',
    filled: 'Le numéro de compte a été repris du texte collé.',
    name_filled: 'Le nom «\u00a0{name}\u00a0» a été repris du texte collé.',
    undo: 'Annuler',
  },
  name: {
    iban: 'Cela ressemble à un IBAN, pas à un nom.',
    email: 'Cela ressemble à une adresse e-mail, pas à un nom.',
    phone: 'Cela ressemble à un numéro de téléphone, pas à un nom.',
    digits: 'C’est un nombre, pas un nom.',
    identifier: 'Cela ressemble au numéro d’une organisation, pas à un nom.',
    move_iban: 'Déplacer dans le champ IBAN',
    move_identifier: 'Déplacer dans le champ du numéro',
  },
  scan: {
    button: 'Scanner un code QR',
    starting: 'Démarrage de l’appareil photo…',
    aim: 'Présentez le code QR devant l’appareil photo.',
    denied:
      'L’appareil photo n’est pas autorisé ici. Autorisez-le dans les réglages du navigateur ou choisissez une image.',
    no_camera: 'Aucun appareil photo n’a été trouvé. Choisissez une image.',
    not_found: 'Aucun code QR contenant un numéro de compte n’a été trouvé.',
    picture: 'Choisir une image',
    unreadable: 'Cette image n’a pas pu être lue. Choisissez-en une autre.',
    stop: 'Arrêter l’appareil photo',
    filled: 'Les informations ont été reprises du code QR. Comparez-les avec l’original.',
    stays_here: 'L’image ne quitte pas votre appareil.',
  },
  reach: {
    no_instant: 'Cette banque n’accepte pas les virements instantanés. L’argent arrivera plus tard.',
    no_transfer: 'Cette banque n’accepte pas les virements SEPA.',
    no_direct_debit: 'La banque n’accepte pas les prélèvements. Utilisez un autre compte.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'Numéro de TVA',
      registration_number: 'Numéro d’immatriculation de l’entreprise',
      tax_id: 'Numéro fiscal',
      duns: 'D-U-N-S',
    },
    optional: '{label} (facultatif)',
    hint: {
      lei: '20 lettres et chiffres',
      vat: 'Avec le code du pays, par exemple DE136695976',
      registration_number: 'Comme au registre du commerce',
    },
    type: 'Type de numéro',
    missing: 'Saisissez le numéro de l’organisation.',
    fault: {
      lei: 'Ce LEI n’est pas valide. Un LEI a 20 lettres et chiffres\u202f; comparez-le avec l’original.',
      vat: 'Ce numéro de TVA n’est pas valide. Saisissez-le avec le code du pays et comparez-le avec l’original.',
      registration_number: 'Ce numéro d’immatriculation n’est pas valide. Comparez-le avec l’original.',
      other: 'Ce numéro n’est pas valide. Comparez-le avec l’original.',
      check_digits:
        'Les chiffres de contrôle, à partir du caractère {position}, ne correspondent pas au reste. Comparez le LEI avec l’original.',
    },
    only: {
      checking: 'Vérification du numéro…',
      unable_to_verify: 'Aucune réponse n’a été reçue au sujet de ce numéro.',
      not_checkable: 'Ce numéro ne peut pas être vérifié ici.',
    },
  },
  challenge: {
    working: 'Vérification que vous êtes bien une personne. Cela prend un instant…',
    failed: 'Il n’a pas été possible de vérifier que vous êtes une personne. Réessayez.',
  },
  known: {
    since: 'Ce numéro de compte est connu depuis {year}.',
  },
  own: {
    label: {
      name: 'Nom inscrit sur votre compte',
      iban: 'Votre IBAN',
    },
    hint: {
      name: 'Vos prénom et nom, ou la raison sociale complète de votre entreprise',
    },
    fault: {
      name_invalid: 'Cela ne ressemble pas à un nom. Saisissez-le comme sur votre relevé de compte.',
    },
    outcome: {
      match: 'Le nom saisi correspond à celui que connaît la banque.',
      match_identifier: 'Le numéro correspond à celui que connaît la banque. Le nom n’a pas été vérifié.',
      close_match:
        'La banque connaît ce compte sous un nom légèrement différent. Vérifiez que ce compte est bien le vôtre.',
      close_match_unnamed:
        'La banque connaît ce compte sous un nom légèrement différent. Comparez les informations avec votre relevé de compte.',
      no_match: 'La banque connaît ce compte sous un autre nom. Comparez les informations avec votre relevé de compte.',
      identifier_mismatch:
        'Selon la banque, le numéro de l’organisation (par exemple TVA ou LEI) n’est pas celui du titulaire de ce compte. Comparez les informations avec votre relevé de compte.',
      unable_to_verify: 'La banque n’a pas donné de réponse au sujet de ce nom.',
    },
    reason: {
      account_not_found: 'La banque n’a pas de compte portant ce numéro.',
      reference_not_found: 'La banque n’a pas de compte portant cette référence.',
      account_switched: 'Ce compte a été transféré dans une autre banque. Saisissez les nouvelles coordonnées.',
      payee_opted_out: 'Le titulaire du compte a choisi de ne pas participer à la vérification des noms.',
      account_type_unsupported: 'La banque ne peut pas vérifier le nom pour ce type de compte.',
      bank_unsupported: 'La banque ne propose pas la vérification du nom.',
      bank_timeout: 'La banque n’a pas répondu à temps.',
      bank_unavailable: 'La banque n’est pas joignable en ce moment.',
    },
    risk: {
      alarm:
        'Comparez les informations avec votre relevé de compte. Interrogez votre banque avant d’utiliser ce compte.',
    },
    result: {
      registered: 'Nom connu de la banque',
      bank: 'Banque\u00a0: {bank}',
    },
    progress: {
      checking: 'Vérification du nom auprès de la banque…',
      pending: 'La banque met plus de temps que d’habitude. La vérification continue…',
    },
  },
  payout: {
    warning:
      'Si vous continuez, votre argent risque d’être versé à quelqu’un d’autre, et vous ne pourrez peut-être pas le récupérer.',
  },
  mandate: {
    warning:
      'Si vous continuez, le prélèvement risque d’échouer, ou l’argent d’être prélevé sur le compte de quelqu’un d’autre.',
  },
  required: {
    warning: 'Ce compte ne peut pas être utilisé ici tant que la vérification n’a pas abouti.',
    alarm:
      'Vérifiez auprès du bénéficiaire par un moyen que vous connaissez déjà, et non à partir de la facture ou du message.',
  },
  untyped: {
    reason: {
      account_is_personal: 'Le nom correspond. Selon la banque, c’est un compte de particulier.',
      account_is_business: 'Le nom correspond. Selon la banque, c’est un compte professionnel.',
    },
  },
};
