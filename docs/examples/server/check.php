<?php // php check.php DE89370400440532013000 "Jane Doe"
[, $iban, $name] = $argv;
$url = getenv('PAYEE_CHECK_URL') ?: 'http://localhost:8787';

function call(string $path, ?array $body = null): array
{
    global $url;
    $answer = file_get_contents($url . $path, false, stream_context_create(['http' => [
        'method' => $body === null ? 'GET' : 'POST',
        'header' => ['Authorization: Bearer ' . getenv('PAYEE_CHECK_KEY'), 'Content-Type: application/json'],
        'content' => $body === null ? '' : json_encode($body),
        'ignore_errors' => true,
        'timeout' => 30,
    ]]));
    $answer = json_decode($answer, true, 512, JSON_THROW_ON_ERROR);
    // With 429 and 503, Retry-After says when to try again.
    return $answer['check'] ?? exit($answer['code'] . "\n");
}

$check = call('/v1/checks', ['account' => ['scheme' => 'iban', 'iban' => $iban], 'name' => $name]);
// Most banks answer within seconds. If one does not, keep polling: the bank itself is asked only once.
while ($check['status'] === 'pending') {
    usleep($check['pollAfterMs'] * 1000);
    $check = call("/v1/checks/{$check['id']}");
}

if ($check['risk']['level'] === 'high') echo 'stop: serious warnings about this account ', implode(' ', $check['risk']['signals']), "\n";
elseif ($check['outcome'] === 'close_match') echo 'close_match ', $check['registeredName'] ?? $check['reason'], "\n";
else echo rtrim("{$check['outcome']} {$check['reason']}"), "\n";
