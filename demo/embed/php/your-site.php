<?php // Stands in for your site: who is logged in, and which chats exist.

function person($id) {
  $names = ['ann' => 'Ann', 'ben' => 'Ben'];
  if (!isset($names[$id])) return null;
  return (object) ['id' => $id, 'name' => $names[$id], 'picture' => null];
}

/** The user in the session. In this example `?as=ben` logs in. */
function current_user() {
  if (isset($_GET['as']) && person($_GET['as'])) $_SESSION['user'] = $_GET['as'];
  return isset($_SESSION['user']) ? person($_SESSION['user']) : null;
}

/** The chat, or null if this person is not in it. */
function find_chat($id, $user) {
  if ($id !== 'order-42' || !$user) return null;
  return (object) ['id' => $id, 'title' => 'Order 42', 'members' => [person('ann'), person('ben')]];
}
