<?php // Stands for the site that you have: who is logged in, and which chats there are.

function person($id) {
  $names = ['ann' => 'Ann', 'ben' => 'Ben'];
  if (!isset($names[$id])) return null;
  return (object) ['id' => $id, 'name' => $names[$id], 'picture' => null];
}

/** Whoever your login has put into the session; `?as=ben` is this example's login. */
function current_user() {
  if (isset($_GET['as']) && person($_GET['as'])) $_SESSION['user'] = $_GET['as'];
  return isset($_SESSION['user']) ? person($_SESSION['user']) : null;
}

/** The chat, where this person is in it. */
function find_chat($id, $user) {
  if ($id !== 'order-42' || !$user) return null;
  return (object) ['id' => $id, 'title' => 'Order 42', 'members' => [person('ann'), person('ben')]];
}
