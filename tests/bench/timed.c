/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

/*
 * timed PROGRAM [ARGUMENT...]: runs a program, its output thrown away, and prints one line of JSON:
 * wall and processor time in milliseconds, the largest resident size in KiB, and the exit code. A
 * small program of its own because a child counts what its parent held before exec, and starts
 * faster from a small parent.
 */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
now_ms (void)
{
  struct timespec now;

  (void)clock_gettime (CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double
timeval_ms (struct timeval time)
{
  return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

int
main (int argc, char *argv[])
{
  struct rusage usage;
  int status = 0;

  if (argc < 2)
    {
      fprintf (stderr, "usage: %s PROGRAM [ARGUMENT...]\n", argv[0]);
      return 2;
    }
  double begun = now_ms ();
  pid_t child = vfork ();
  if (child == 0)
    {
      int null = open ("/dev/null", O_RDWR);
      (void)dup2 (null, STDIN_FILENO);
      (void)dup2 (null, STDOUT_FILENO);
      execvp (argv[1], argv + 1);
      _exit (127);
    }
  if (child < 0 || wait4 (child, &status, 0, &usage) != child)
    {
      perror (argv[1]);
      return 1;
    }
  double ended = now_ms ();

  printf ("{\"wall\": %.3f, \"cpu\": %.3f, \"rss\": %ld, \"code\": %d}\n",
          ended - begun,
          timeval_ms (usage.ru_utime) + timeval_ms (usage.ru_stime),
          usage.ru_maxrss,
          WIFEXITED (status) ? WEXITSTATUS (status) : 128 + WTERMSIG (status));
  return 0;
}
