<?php

// A shop that takes orders: what <payee-check name="payee"> submits comes as $_POST.
//
//     BFF=https://bff.example ORIGIN=https://shop.example php -S 127.0.0.1:8000 pay.php

declare(strict_types=1);

// Otherwise an error would be shown to the payer, with status 200.
ini_set('display_errors', '0');

require_once __DIR__ . '/verify_receipt.php';
require_once __DIR__ . '/receipt_keys.php';

/** Codes that say nothing about the payee. The law lets the payer continue, and this shop has a person review the order. */
const UNKNOWN = ['not_checked', 'expired', 'jwks_unavailable'];

/** Accepts each check for one order only. All servers of the shop share the table; any SQL database will do. */
final class UsedInDatabase implements UsedReceipts
{
    public function __construct(private readonly PDO $database)
    {
        $database->exec('CREATE TABLE IF NOT EXISTS used_receipts (check_id VARCHAR(70) PRIMARY KEY, until INTEGER NOT NULL)');
    }

    public function use(string $checkId, int $seconds): bool
    {
        $this->database->prepare('DELETE FROM used_receipts WHERE until < ?')->execute([time()]);
        // MySQL: INSERT IGNORE INTO used_receipts VALUES (?, ?)
        $insert = $this->database->prepare('INSERT INTO used_receipts VALUES (?, ?) ON CONFLICT DO NOTHING');
        $insert->execute([$checkId, time() + $seconds]);
        return $insert->rowCount() === 1;
    }
}

/**
 * What this shop does with an order. Your own rules may differ.
 *
 * @return array{action: string, why: string}
 */
function decide(array $form, ReceiptKeys $keys, UsedReceipts $used): array
{
    [$receipt, $account, $name] = read_payee($form);
    $identifiers = read_identifiers($form);
    try {
        $claims = verify_receipt($receipt, $keys, [
            'issuer' => getenv('BFF'),
            'audience' => getenv('ORIGIN'),
            'account' => $account,
            'name' => $name,
            'identifiers' => $identifiers,
            // A sandbox makes up its answers. Never accept them where money moves.
            'allowSandbox' => getenv('ALLOW_SANDBOX') === '1',
            'usedReceipts' => $used,
        ]);
    } catch (ReceiptError $error) {
        $action = in_array($error->reason, UNKNOWN, true) ? 'review' : 'refuse';
        return ['action' => $action, 'why' => $error->reason];
    }
    // An account that was reported for fraud is never paid automatically, whoever it belongs to.
    if ($claims['risk']['level'] === 'high') {
        return ['action' => 'review', 'why' => 'high_risk'];
    }
    // A match by identifier counts only if this shop knows the identifier.
    if ($claims['basis'] === 'identifier_check' && $identifiers === []) {
        return ['action' => 'review', 'why' => 'no_identifier'];
    }
    if ($claims['outcome'] === 'match' || $claims['decision'] === 'use_registered_name') {
        return ['action' => 'pay', 'why' => $claims['outcome']];
    }
    return ['action' => 'review', 'why' => $claims['reason'] ?? $claims['outcome']];
}

$folder = getenv('SHOP_FOLDER') ?: __DIR__;
$answer = ['action' => 'refuse', 'why' => 'no_payee'];
if ($_SERVER['REQUEST_METHOD'] === 'POST' && (isset($_POST['payee_name']) || isset($_POST['payee']['name']))) {
    $keys = new RemoteKeys(getenv('BFF') . '/.well-known/jwks.json', "$folder/receipt-keys.json");
    $answer = decide($_POST, $keys, new UsedInDatabase(new PDO(getenv('DATABASE') ?: "sqlite:$folder/used-receipts.sqlite")));
}
http_response_code($answer['action'] === 'refuse' ? 400 : 200);
header('Content-Type: application/json');
echo json_encode($answer);
