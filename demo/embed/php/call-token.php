<?php // call-token.php?chat=order-42
require 'your-site.php';                         // current_user() and find_chat(): yours
session_start();
$user = current_user();                         // your own login
$id   = isset($_GET['chat']) ? $_GET['chat'] : '';
$chat = $user ? find_chat($id, $user) : null;   // your own check: is this person in this chat?
if (!$chat) { http_response_code(403); exit; }

$members = [];                                  // everybody in the chat, this person too
foreach ($chat->members as $member) {
  $members[] = ['id' => (string) $member->id, 'name' => $member->name];
}

$claims = json_encode([
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
    'members' => $members,
  ],
]);
if ($claims === false) { http_response_code(500); exit('A name is not in UTF-8'); }

function b64url($bytes) {
  return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

$head = b64url(json_encode(['alg' => 'HS256', 'typ' => 'JWT']));
$body = b64url($claims);
$sign = b64url(hash_hmac('sha256', "$head.$body", getenv('CHAT_CALL_SECRET'), true));

header('Content-Type: application/json');
header('Cache-Control: no-store');
echo json_encode(['token' => "$head.$body.$sign"]);
