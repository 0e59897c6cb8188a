import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'Bu metinde birkaç farklı hesap var. Doğru olanı seçin.',
    use: '{account} hesabını kullan',
    filled: 'Hesap numarası, yapıştırılan metinden alındı.',
    name_filled: '“{name}” ismi, yapıştırılan metinden alındı.',
    undo: 'Geri al',
  },
  name: {
    iban: 'Bu bir isme değil, IBAN’a benziyor.',
    email: 'Bu bir isme değil, e-posta adresine benziyor.',
    phone: 'Bu bir isme değil, telefon numarasına benziyor.',
    digits: 'Bu bir isim değil, sayı.',
    identifier: 'Bu bir isme değil, kuruluş numarasına benziyor.',
    move_iban: 'IBAN alanına taşı',
    move_identifier: 'Numara alanına taşı',
  },
  scan: {
    button: 'QR kodu tara',
    starting: 'Kamera açılıyor…',
    aim: 'QR kodunu kameranın önünde tutun.',
    denied: 'Kameraya burada izin verilmiyor. Tarayıcı ayarlarından izin verin veya bir resim seçin.',
    no_camera: 'Kamera bulunamadı. Bir resim seçin.',
    not_found: 'Hesap numarası içeren bir QR kodu bulunamadı.',
    picture: 'Resim seç',
    unreadable: 'Bu resim okunamadı. Başka bir resim seçin.',
    stop: 'Kamerayı durdur',
    filled: 'Bilgiler QR kodundan alındı. Aslıyla karşılaştırın.',
    stays_here: 'Resim cihazınızdan dışarı çıkmaz.',
  },
  reach: {
    no_instant: 'Bu banka anlık ödeme kabul etmiyor. Para daha sonra ulaşacak.',
    no_transfer: 'Bu banka SEPA ödemesi kabul etmiyor.',
    no_direct_debit: 'Banka doğrudan borçlandırma kabul etmiyor. Başka bir hesap kullanın.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'KDV numarası',
      registration_number: 'Şirket sicil numarası',
      tax_id: 'Vergi numarası',
      duns: 'D-U-N-S',
    },
    optional: '{label} (isteğe bağlı)',
    hint: {
      lei: '20 harf ve rakam',
      vat: 'Ülke koduyla, örneğin DE136695976',
      registration_number: 'Ticaret sicilindeki gibi',
    },
    type: 'Numara türü',
    missing: 'Kuruluşun numarasını girin.',
    fault: {
      lei: 'Bu LEI geçerli değil. LEI 20 harf ve rakamdan oluşur; aslıyla karşılaştırın.',
      vat: 'Bu KDV numarası geçerli değil. Ülke koduyla girin ve aslıyla karşılaştırın.',
      registration_number: 'Bu sicil numarası geçerli değil. Aslıyla karşılaştırın.',
      other: 'Bu numara geçerli değil. Aslıyla karşılaştırın.',
      check_digits:
        '{position}. karakterden başlayan kontrol rakamları geri kalanla uyuşmuyor. LEI’yi aslıyla karşılaştırın.',
    },
    only: {
      checking: 'Numara kontrol ediliyor…',
      unable_to_verify: 'Bu numara hakkında yanıt gelmedi.',
      not_checkable: 'Bu numara burada kontrol edilemiyor.',
    },
  },
  challenge: {
    working: 'İnsan olduğunuz kontrol ediliyor. Bu biraz sürer…',
    failed: 'İnsan olduğunuz kontrol edilemedi. Yeniden deneyin.',
  },
  known: {
    since: 'Bu hesap numarası {year} yılından beri biliniyor.',
  },
  own: {
    label: {
      name: 'Hesabınızdaki isim',
      iban: 'IBAN’ınız',
    },
    hint: {
      name: 'Adınız soyadınız veya şirketinizin tam unvanı',
    },
    fault: {
      name_invalid: 'Bu bir isme benzemiyor. İsmi hesap özetinizde yazdığı gibi girin.',
    },
    outcome: {
      match: 'Girdiğiniz isim, bankadaki kayıtla eşleşiyor.',
      match_identifier: 'Numara, bankadaki kayıtla eşleşiyor. İsim kontrol edilmedi.',
      close_match: 'Bu hesap, bankada biraz farklı bir isimle kayıtlı. Bunun sizin hesabınız olduğunu kontrol edin.',
      close_match_unnamed:
        'Bu hesap, bankada biraz farklı bir isimle kayıtlı. Bilgileri hesap özetinizle karşılaştırın.',
      no_match: 'Bu hesap, bankada farklı bir isimle kayıtlı. Bilgileri hesap özetinizle karşılaştırın.',
      identifier_mismatch:
        'Bankaya göre kuruluşun numarası (örneğin vergi numarası veya LEI) bu hesaba ait değil. Bilgileri hesap özetinizle karşılaştırın.',
      unable_to_verify: 'Banka bu isim hakkında yanıt vermedi.',
    },
    reason: {
      account_not_found: 'Bankada bu numarayla bir hesap yok.',
      reference_not_found: 'Bankada bu referansla bir hesap yok.',
      account_switched: 'Bu hesap başka bir bankaya taşınmış. Yeni bilgileri girin.',
      payee_opted_out: 'Hesap sahibi, isim kontrolüne katılmamayı seçmiş.',
      account_type_unsupported: 'Banka bu hesap türünde isim kontrolü yapamıyor.',
      bank_unsupported: 'Banka isim kontrolü sunmuyor.',
      bank_timeout: 'Banka zamanında yanıt vermedi.',
      bank_unavailable: 'Bankaya şu anda ulaşılamıyor.',
    },
    risk: {
      alarm: 'Bilgileri hesap özetinizle karşılaştırın. Bu hesabı kullanmadan önce bankanıza sorun.',
    },
    result: {
      registered: 'Bankadaki isim',
      bank: 'Banka: {bank}',
    },
    progress: {
      checking: 'İsim, bankada kontrol ediliyor…',
      pending: 'Banka her zamankinden geç yanıt veriyor. Kontrol sürüyor…',
    },
  },
  payout: {
    warning: 'Devam ederseniz paranız başka birine ödenebilir ve parayı geri alamayabilirsiniz.',
  },
  mandate: {
    warning: 'Devam ederseniz borçlandırma başarısız olabilir veya para başkasının hesabından çekilebilir.',
  },
  required: {
    warning: 'Kontrol başarılı olana kadar bu hesap burada kullanılamaz.',
    alarm: 'Alıcıya, fatura veya mesaj üzerinden değil, önceden bildiğiniz bir yoldan sorun.',
  },
  untyped: {
    reason: {
      account_is_personal: 'İsim eşleşiyor. Bankaya göre bu bireysel bir hesap.',
      account_is_business: 'İsim eşleşiyor. Bankaya göre bu ticari bir hesap.',
    },
  },
};
