<?php // A chat page: two lines let people call each other on it.
require 'your-site.php';
session_start();
$user = current_user();
$chat = find_chat(isset($_GET['chat']) ? $_GET['chat'] : '', $user);
if (!$chat) { http_response_code(403); exit('Log in: ?chat=order-42&as=ann'); }
$server = getenv('CHAT_CALL_SERVER') ?: 'http://localhost:8000';
?>
<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title><?= htmlspecialchars($chat->title) ?></title>
  <script src="<?= htmlspecialchars($server) ?>/chat-call.js" defer></script>
  <h1>
    <?= htmlspecialchars($chat->title) ?>
    <chat-call token-url="call-token.php?chat=<?= urlencode($chat->id) ?>"></chat-call>
  </h1>
  <p>You are <?= htmlspecialchars($user->name) ?>.</p>
</html>
