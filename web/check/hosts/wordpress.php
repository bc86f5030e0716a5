<?php
// Sets up a WordPress, then writes posts, each by a user of some role, as the editor saves them:
//   php wordpress.php FOLDER install
//   php wordpress.php FOLDER posts <POSTS >ADDRESSES
// POSTS is a list of {name, role, content}, ADDRESSES an object by name.

[, $folder, $do] = $argv;
if ($do === 'install') {
	define('WP_INSTALLING', true);
}
require "$folder/wp-load.php";
require_once "$folder/wp-admin/includes/upgrade.php";

if ($do === 'install') {
	wp_install('Host', 'administrator', 'administrator@example.org', true, '', wp_generate_password());
	foreach (['editor', 'author'] as $role) {
		wp_insert_user(['user_login' => $role, 'user_pass' => wp_generate_password(), 'role' => $role]);
	}
	exit;
}

$addresses = [];
foreach (json_decode(stream_get_contents(STDIN)) as $post) {
	wp_set_current_user(get_user_by('login', $post->role)->ID);
	kses_init(); // what the role may write
	$id = wp_insert_post(['post_title' => $post->name, 'post_content' => wp_slash($post->content), 'post_status' => 'publish'], true);
	if (is_wp_error($id)) {
		fwrite(STDERR, "$post->name: " . $id->get_error_message() . "\n");
		exit(1);
	}
	$addresses[$post->name] = get_permalink($id);
}
echo json_encode($addresses);
