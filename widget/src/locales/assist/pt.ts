import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'Há várias contas diferentes neste texto. Escolha a certa.',
    use: 'Usar {account}',
    filled: 'O número da conta foi retirado do texto colado.',
    name_filled: 'O nome «{name}» foi retirado do texto colado.',
    undo: 'Anular',
  },
  name: {
    iban: 'Isto parece um IBAN, não um nome.',
    email: 'Isto parece um endereço de e-mail, não um nome.',
    phone: 'Isto parece um número de telefone, não um nome.',
    digits: 'Isto é um número, não um nome.',
    identifier: 'Isto parece o número de uma organização, não um nome.',
    move_iban: 'Passar para o campo do IBAN',
    move_identifier: 'Passar para o campo do número',
  },
  scan: {
    button: 'Ler um código QR',
    starting: 'A iniciar a câmara…',
    aim: 'Coloque o código QR em frente à câmara.',
    denied: 'A câmara não é permitida aqui. Permita-a nas definições do navegador ou escolha uma imagem.',
    no_camera: 'Não foi encontrada nenhuma câmara. Escolha uma imagem.',
    not_found: 'Não foi encontrado nenhum código QR com um número de conta.',
    picture: 'Escolher uma imagem',
    unreadable: 'Não foi possível ler esta imagem. Escolha outra.',
    stop: 'Parar a câmara',
    filled: 'Os dados foram retirados do código QR. Compare-os com o original.',
    stays_here: 'A imagem não sai do seu dispositivo.',
  },
  reach: {
    no_instant: 'Este banco não aceita transferências imediatas. O dinheiro chegará mais tarde.',
    no_transfer: 'Este banco não aceita transferências SEPA.',
    no_direct_debit: 'O banco não aceita débitos diretos. Use outra conta.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'Número de IVA',
      registration_number: 'Número de registo comercial',
      tax_id: 'Número de contribuinte',
      duns: 'D-U-N-S',
    },
    optional: '{label} (opcional)',
    hint: {
      lei: '20 letras e algarismos',
      vat: 'Com o código do país, por exemplo DE136695976',
      registration_number: 'Como no registo comercial',
    },
    type: 'Tipo de número',
    missing: 'Introduza o número da organização.',
    fault: {
      lei: 'Este LEI não é válido. Um LEI tem 20 letras e algarismos; compare-o com o original.',
      vat: 'Este número de IVA não é válido. Introduza-o com o código do país e compare-o com o original.',
      registration_number: 'Este número de registo não é válido. Compare-o com o original.',
      other: 'Este número não é válido. Compare-o com o original.',
      check_digits:
        'Os algarismos de controlo, a partir do carácter {position}, não correspondem ao resto. Compare o LEI com o original.',
    },
    only: {
      checking: 'A verificar o número…',
      unable_to_verify: 'Não houve resposta sobre este número.',
      not_checkable: 'Este número não pode ser verificado aqui.',
    },
  },
  challenge: {
    working: 'A verificar se é uma pessoa. Demora um momento…',
    failed: 'Não foi possível verificar se é uma pessoa. Tente de novo.',
  },
  known: {
    since: 'Este número de conta é conhecido desde {year}.',
  },
  own: {
    label: {
      name: 'Nome na sua conta',
      iban: 'O seu IBAN',
    },
    hint: {
      name: 'O seu nome completo ou a denominação completa da sua empresa',
    },
    fault: {
      name_invalid: 'Isto não parece um nome. Introduza-o como está no seu extrato bancário.',
    },
    outcome: {
      match: 'O nome introduzido corresponde ao que consta no banco.',
      match_identifier: 'O número corresponde ao que consta no banco. O nome não foi verificado.',
      close_match: 'No banco consta um nome um pouco diferente para esta conta. Confirme se esta é a sua conta.',
      close_match_unnamed:
        'No banco consta um nome um pouco diferente para esta conta. Compare os dados com o seu extrato bancário.',
      no_match: 'No banco consta um nome diferente para esta conta. Compare os dados com o seu extrato bancário.',
      identifier_mismatch:
        'Segundo o banco, o número da organização (por exemplo, NIF ou LEI) não pertence a esta conta. Compare os dados com o seu extrato bancário.',
      unable_to_verify: 'O banco não deu resposta sobre este nome.',
    },
    reason: {
      account_not_found: 'O banco não tem nenhuma conta com este número.',
      reference_not_found: 'O banco não tem nenhuma conta com esta referência.',
      account_switched: 'Esta conta mudou para outro banco. Introduza os novos dados.',
      payee_opted_out: 'O titular da conta optou por não participar na verificação de nomes.',
      account_type_unsupported: 'O banco não pode verificar nomes neste tipo de conta.',
      bank_unsupported: 'O banco não oferece a verificação do nome.',
      bank_timeout: 'O banco não respondeu a tempo.',
      bank_unavailable: 'Não é possível contactar o banco neste momento.',
    },
    risk: {
      alarm: 'Compare os dados com o seu extrato bancário. Pergunte ao seu banco antes de usar esta conta.',
    },
    result: {
      registered: 'Nome no banco',
      bank: 'Banco: {bank}',
    },
    progress: {
      checking: 'A verificar o nome junto do banco…',
      pending: 'O banco está a demorar mais do que o habitual. A verificação continua…',
    },
  },
  payout: {
    warning: 'Se continuar, o seu dinheiro pode ser pago a outra pessoa e poderá não conseguir recuperá-lo.',
  },
  mandate: {
    warning: 'Se continuar, o débito pode falhar ou o dinheiro pode ser retirado da conta de outra pessoa.',
  },
  required: {
    warning: 'Esta conta só pode ser usada aqui quando a verificação tiver êxito.',
    alarm: 'Confirme com o beneficiário por um meio que já conheça, não através da fatura ou da mensagem.',
  },
  untyped: {
    reason: {
      account_is_personal: 'O nome corresponde. Segundo o banco, esta é uma conta particular.',
      account_is_business: 'O nome corresponde. Segundo o banco, esta é uma conta empresarial.',
    },
  },
};
