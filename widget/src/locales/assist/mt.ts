import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'F’dan it-test hemm diversi kontijiet differenti. Agħżel dak it-tajjeb.',
    use: 'Uża {account}',
    filled: 'In-numru tal-kont ittieħed mit-test li waħħalt.',
    name_filled: 'L-isem “{name}” ittieħed mit-test li waħħalt.',
    undo: 'Ħassar il-bidla',
  },
  name: {
    iban: 'Dan jidher li huwa IBAN, mhux isem.',
    email: 'Dan jidher li huwa indirizz tal-email, mhux isem.',
    phone: 'Dan jidher li huwa numru tat-telefon, mhux isem.',
    digits: 'Dan huwa numru, mhux isem.',
    identifier: 'Dan jidher li huwa n-numru ta’ organizzazzjoni, mhux isem.',
    move_iban: 'Mexxih fil-kaxxa tal-IBAN',
    move_identifier: 'Mexxih fil-kaxxa tan-numru',
  },
  scan: {
    button: 'Skennja kodiċi QR',
    starting: 'Il-kamera qed tibda…',
    aim: 'Żomm il-kodiċi QR quddiem il-kamera.',
    denied: 'Il-kamera mhijiex permessa hawn. Ippermettiha fis-settings tal-browser, jew agħżel stampa.',
    no_camera: 'Ma nstabet l-ebda kamera. Agħżel stampa.',
    not_found: 'Ma nstab l-ebda kodiċi QR b’numru tal-kont.',
    picture: 'Agħżel stampa',
    unreadable: 'Din l-istampa ma setgħetx tinqara. Agħżel oħra.',
    stop: 'Waqqaf il-kamera',
    filled: 'Id-dettalji ttieħdu mill-kodiċi QR. Qabbilhom mal-oriġinal.',
    stays_here: 'L-istampa ma titlaqx mill-apparat tiegħek.',
  },
  reach: {
    no_instant: 'Dan il-bank ma jaċċettax pagamenti istantanji. Il-flus jaslu aktar tard.',
    no_transfer: 'Dan il-bank ma jaċċettax pagamenti SEPA.',
    no_direct_debit: 'Il-bank ma jaċċettax debiti diretti. Uża kont ieħor.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'Numru tal-VAT',
      registration_number: 'Numru tar-reġistrazzjoni tal-kumpanija',
      tax_id: 'Numru tat-taxxa',
      duns: 'D-U-N-S',
    },
    optional: '{label} (mhux obbligatorju)',
    hint: {
      lei: '20 ittra u ċifra',
      vat: 'Bil-kodiċi tal-pajjiż, pereżempju DE136695976',
      registration_number: 'Kif inhu fir-reġistru tal-kumpaniji',
    },
    type: 'Tip ta’ numru',
    missing: 'Daħħal in-numru tal-organizzazzjoni.',
    fault: {
      lei: 'Dan il-LEI mhuwiex validu. LEI fih 20 ittra u ċifra; qabblu mal-oriġinal.',
      vat: 'Dan in-numru tal-VAT mhuwiex validu. Daħħlu bil-kodiċi tal-pajjiż u qabblu mal-oriġinal.',
      registration_number: 'Dan in-numru tar-reġistrazzjoni mhuwiex validu. Qabblu mal-oriġinal.',
      other: 'Dan in-numru mhuwiex validu. Qabblu mal-oriġinal.',
      check_digits:
        'Iċ-ċifri ta’ kontroll, mill-karattru {position} ’il quddiem, ma jaqblux mal-bqija. Qabbel il-LEI mal-oriġinal.',
    },
    only: {
      checking: 'In-numru qed jiġi vverifikat…',
      unable_to_verify: 'Ma waslet l-ebda tweġiba dwar dan in-numru.',
      not_checkable: 'Dan in-numru ma jistax jiġi vverifikat hawn.',
    },
  },
  challenge: {
    working: 'Qed jiġi ċċekkjat li int persuna. Dan jieħu ftit ħin…',
    failed: 'Ma setax jiġi ċċekkjat li int persuna. Erġa’ pprova.',
  },
  known: {
    since: 'Dan in-numru tal-kont ilu magħruf mill-{year}.',
  },
  own: {
    label: {
      name: 'L-isem fuq il-kont tiegħek',
      iban: 'L-IBAN tiegħek',
    },
    hint: {
      name: 'Ismek u kunjomok, jew l-isem sħiħ tal-kumpanija tiegħek',
    },
    fault: {
      name_invalid: 'Dan ma jidhirx li huwa isem. Daħħlu kif inhu fuq ir-rendikont bankarju tiegħek.',
    },
    outcome: {
      match: 'L-isem li daħħalt jaqbel ma’ dak li għandu l-bank.',
      match_identifier: 'In-numru jaqbel ma’ dak li għandu l-bank. L-isem ma ġiex ivverifikat.',
      close_match: 'Il-bank għandu isem kemxejn differenti għal dan il-kont. Iċċekkja li dan huwa l-kont tiegħek.',
      close_match_unnamed:
        'Il-bank għandu isem kemxejn differenti għal dan il-kont. Qabbel id-dettalji mar-rendikont bankarju tiegħek.',
      no_match: 'Il-bank għandu isem differenti għal dan il-kont. Qabbel id-dettalji mar-rendikont bankarju tiegħek.',
      identifier_mismatch:
        'Skont il-bank, in-numru tal-organizzazzjoni (pereżempju numru tal-VAT jew LEI) mhuwiex ta’ dan il-kont. Qabbel id-dettalji mar-rendikont bankarju tiegħek.',
      unable_to_verify: 'Il-bank ma weġibx dwar dan l-isem.',
    },
    reason: {
      account_not_found: 'Il-bank m’għandux kont b’dan in-numru.',
      reference_not_found: 'Il-bank m’għandux kont b’din ir-referenza.',
      account_switched: 'Dan il-kont ġie ttrasferit għand bank ieħor. Daħħal id-dettalji l-ġodda.',
      payee_opted_out: 'Id-detentur tal-kont għażel li ma jipparteċipax fil-verifika tal-ismijiet.',
      account_type_unsupported: 'Il-bank ma jistax jivverifika ismijiet għal dan it-tip ta’ kont.',
      bank_unsupported: 'Il-bank ma joffrix il-verifika tal-isem.',
      bank_timeout: 'Il-bank ma weġibx fil-ħin.',
      bank_unavailable: 'Bħalissa l-bank ma jistax jintlaħaq.',
    },
    risk: {
      alarm: 'Qabbel id-dettalji mar-rendikont bankarju tiegħek. Staqsi lill-bank tiegħek qabel tuża dan il-kont.',
    },
    result: {
      registered: 'L-isem fil-bank',
      bank: 'Il-bank: {bank}',
    },
    progress: {
      checking: 'L-isem qed jiġi vverifikat mal-bank…',
      pending: 'Il-bank qed jieħu aktar żmien mis-soltu. Il-verifika għadha għaddejja…',
    },
  },
  payout: {
    warning: 'Jekk tkompli, flusek jistgħu jitħallsu lil ħaddieħor u jista’ jkun li ma tkunx tista’ ġġibhom lura.',
  },
  mandate: {
    warning: 'Jekk tkompli, id-debitu dirett jista’ jfalli jew il-flus jistgħu jittieħdu mill-kont ta’ ħaddieħor.',
  },
  required: {
    warning: 'Dan il-kont ma jistax jintuża hawn qabel ma tirnexxi l-verifika.',
    alarm: 'Iċċekkja mal-benefiċjarju b’mod li diġà taf, mhux permezz tal-fattura jew il-messaġġ.',
  },
  untyped: {
    reason: {
      account_is_personal: 'L-isem jaqbel. Skont il-bank, dan huwa kont personali.',
      account_is_business: 'L-isem jaqbel. Skont il-bank, dan huwa kont kummerċjali.',
    },
  },
};
