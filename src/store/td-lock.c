/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-store"

#include "config.h"

#include "td-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <linux/magic.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "td-database.h"

#include "model/td-day.h"

/* The group of the key file in which a lock names its holder. */
#define HOLDER "lock"

/* Another program can take away the file between opening and locking it; then it is opened anew. */
#define MAX_TRIES 100

/* Those that linux/magic.h does not name. */
#define MAGIC_LUSTRE 0x0BD00BD0
#define MAGIC_GPFS 0x47504653

struct _TdLock
{
  int fd;
  char *file; /* owned */
};

static bool every_path_is_remote;

static char *
lock_file (const char *path)
{
  return g_strconcat (path, ".lock", NULL);
}

/* Names the holder in the file, for whoever finds it locked. The lock holds without it. */
static void
write_holder (int fd)
{
  g_autoptr (GKeyFile) holder = g_key_file_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *since = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
  g_autofree char *text = NULL;
  const char *program = g_get_prgname ();
  gsize length;

  g_key_file_set_string (holder, HOLDER, "user", g_get_user_name ());
  g_key_file_set_string (holder, HOLDER, "host", g_get_host_name ());
  g_key_file_set_string (holder, HOLDER, "program", program != NULL ? program : "tiendo");
  g_key_file_set_string (holder, HOLDER, "since", since);
  text = g_key_file_to_data (holder, &length, NULL);
  if (ftruncate (fd, 0) != 0 || pwrite (fd, text, length, 0) != (gssize)length)
    g_debug ("the lock file does not name its holder: %s", g_strerror (errno));
}

TdLock *
_td_lock_acquire (const char *path, GError **error)
{
  g_autofree char *file = lock_file (path);

  for (int i = 0; i < MAX_TRIES; i++)
    {
      struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
      struct stat opened, present;
      int fd = g_open (file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);

      if (fd < 0)
        {
          _td_error_set_system (path, errno, error);
          return NULL;
        }
      if (fcntl (fd, F_OFD_SETLK, &whole) != 0)
        {
          int saved_errno = errno;
          (void)close (fd); /* nothing was written */
          if (saved_errno == EAGAIN || saved_errno == EACCES)
            _td_lock_set_error (path, error);
          else
            _td_error_set_system (path, saved_errno, error);
          return NULL;
        }
      /* The one who had it before takes the file away: what was locked must still be there. */
      if (fstat (fd, &opened) == 0 && g_stat (file, &present) == 0
          && opened.st_ino == present.st_ino && opened.st_dev == present.st_dev)
        {
          TdLock *lock = g_new (TdLock, 1);
          write_holder (fd);
          lock->fd = fd;
          lock->file = g_steal_pointer (&file);
          return lock;
        }
      (void)close (fd); /* nothing was written */
    }
  _td_lock_set_error (path, error);
  return NULL;
}

void
_td_lock_release (TdLock *lock)
{
  /* While it is still held, so that nobody loses a file that he has just locked. */
  if (g_unlink (lock->file) != 0)
    g_debug ("%s: %s", lock->file, g_strerror (errno));
  (void)close (lock->fd); /* frees the lock; its content does not matter any more */
  g_free (lock->file);
  g_free (lock);
}

void
_td_lock_set_error (const char *path, GError **error)
{
  g_autofree char *file = lock_file (path);
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GKeyFile) holder = g_key_file_new ();
  g_autofree char *user = NULL, *host = NULL, *program = NULL, *since = NULL;
  g_autoptr (GDateTime) utc = NULL;

  /* NULL where it is not said: any of them missing is one case below. */
  if (g_key_file_load_from_file (holder, file, G_KEY_FILE_NONE, NULL))
    {
      user = g_key_file_get_string (holder, HOLDER, "user", NULL);
      host = g_key_file_get_string (holder, HOLDER, "host", NULL);
      program = g_key_file_get_string (holder, HOLDER, "program", NULL);
      since = g_key_file_get_string (holder, HOLDER, "since", NULL);
      if (since != NULL)
        utc = g_date_time_new_from_iso8601 (since, NULL);
    }
  if (user != NULL && host != NULL && program != NULL && utc != NULL)
    {
      g_autoptr (GDateTime) local = g_date_time_to_local (utc);
      g_autofree char *hour = g_date_time_format (local, "%H:%M");
      g_autofree char *day = td_day_format (td_day_new (g_date_time_get_year (local),
                                                        g_date_time_get_month (local),
                                                        g_date_time_get_day_of_month (local)));
      /* TRANSLATORS: file, user, computer, program, time of day, date. */
      g_set_error (
          error,
          TD_ERROR,
          TD_ERROR_LOCKED,
          _ ("“%s” is being changed by %s on %s (%s) since %s, %s. Close it there and try again."),
          name,
          user,
          host,
          program,
          hour,
          day);
    }
  else
    g_set_error (error,
                 TD_ERROR,
                 TD_ERROR_LOCKED,
                 _ ("“%s” is being changed by another program. Close it there and try again."),
                 name);
}

bool
_td_path_is_remote (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct statfs info;

  if (every_path_is_remote)
    return true;
  if (statfs (folder, &info) != 0)
    return false;
  switch ((unsigned long)info.f_type & 0xffffffffUL)
    {
    case NFS_SUPER_MAGIC:
    case SMB_SUPER_MAGIC:
    case CIFS_SUPER_MAGIC:
    case SMB2_SUPER_MAGIC:
    case FUSE_SUPER_MAGIC: /* SSHFS, GVfs, rclone; NTFS-3G too, which loses nothing but speed */
    case NCP_SUPER_MAGIC:
    case CODA_SUPER_MAGIC:
    case AFS_SUPER_MAGIC:
    case AFS_FS_MAGIC:
    case V9FS_MAGIC:
    case CEPH_SUPER_MAGIC:
    case OCFS2_SUPER_MAGIC:
    case MAGIC_LUSTRE:
    case MAGIC_GPFS:
      return true;
    default:
      return false;
    }
}

bool
_td_path_is_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  return g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0;
}

char *
_td_path_get_real (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *name = g_path_get_basename (absolute);
  char *real = realpath (absolute, NULL);
  char *real_folder = real == NULL ? realpath (folder, NULL) : NULL;
  char *result;

  if (real != NULL)
    result = g_strdup (real);
  else if (real_folder != NULL)
    result = g_build_filename (real_folder, name, NULL);
  else
    result = g_strdup (absolute);
  free (real);
  free (real_folder);
  return result;
}

void
_td_path_set_remote_for_tests (bool remote)
{
  every_path_is_remote = remote;
}
