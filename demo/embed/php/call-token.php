<?php // call-token.php?chat=order-42
require 'your-site.php';                         // current_user() and find_chat(): yours
session_start();
$user = current_user();                         // your own login
$chat = $user                                   // your own check: is this person in this chat?
  ? find_chat($_GET['chat'] ?? '', $user) : null;
if (!$chat) { http_response_code(403); exit; }

function b64url(string $bytes): string {
  return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

$claims = [
  'sub'  => (string) $user->id,
  'name' => $user->name,
  'picture' => $user->picture,                  // optional, an absolute address
  'aud'  => 'chat-call',
  'iat'  => time(),
  'exp'  => time() + 600,
  'chat' => [
    'id'      => (string) $chat->id,
    'title'   => $chat->title,
    'calls'   => 'video',                       // 'none', 'voice', or 'video' for both
    'members' => array_map(
      fn ($member) => ['id' => (string) $member->id, 'name' => $member->name],
      $chat->members                            // everybody in the chat, this person too
    ),
  ],
];

$head  = b64url(json_encode(['alg' => 'HS256', 'typ' => 'JWT']));
$body  = b64url(json_encode($claims, JSON_THROW_ON_ERROR));  // UTF-8, or nothing
$sign  = b64url(hash_hmac('sha256', "$head.$body", getenv('CHAT_CALL_SECRET'), true));

header('Content-Type: application/json');
header('Cache-Control: no-store');
echo json_encode(['token' => "$head.$body.$sign"]);
