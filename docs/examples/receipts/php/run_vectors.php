<?php

// Prints the verdict on each vector: id, verdict and outcome, separated by tabs.

declare(strict_types=1);

require __DIR__ . '/verify_receipt.php';

$content = json_decode(file_get_contents($argv[1]), true, flags: JSON_THROW_ON_ERROR);
foreach ($content['vectors'] as $vector) {
    $keys = new LocalKeys($content[($vector['as'] ?? null) === 'evidence' ? 'archive' : 'jwks']);
    try {
        $claims = verify_receipt($vector['receipt'], $keys, ['now' => $vector['at']] + $vector);
        echo "{$vector['id']}\tvalid\t{$claims['outcome']}\n";
    } catch (ReceiptError $error) {
        echo "{$vector['id']}\t{$error->reason}\t\n";
    }
}
