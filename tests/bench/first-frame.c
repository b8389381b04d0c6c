/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

/*
 * first-frame [--picture FILE.ppm] PROGRAM [ARGUMENT...]: starts a program on the display of
 * $DISPLAY, looks at the screen from outside, ends the program, and prints one line of JSON.
 * Milliseconds from just before fork:
 *
 *   shown      the first top-level window of at least 300 × 200 was mapped
 *   painted    its area was no longer of one colour: half a percent of it differs from the
 * commonest one complete   it looked as it did in the end: from then on less than half a percent of
 * it differed
 *
 * cpu is the processor time until the end, rss the largest resident size in KiB of the largest
 * process of the program. Nothing else may draw on the display. Damage events say when something
 * was drawn, so that looking costs nothing in between; the picture is then fetched through shared
 * memory.
 */

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <X11/extensions/Xdamage.h>

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define QUIET_MS 600.0 /* without a change the program has settled */
#define LIMIT_MS 20000.0
#define MAX_FRAMES 300
#define PER_MILLE_SEEN 5 /* of the window: what counts as content, and as a change */
#define COLOUR 0xffffffu

typedef struct
{
  double at;
  uint32_t *pixels;
} Frame;

typedef struct
{
  Display *display;
  Window root;
  int width;
  int height;
  XImage *image;
  XShmSegmentInfo segment;
  Frame frames[MAX_FRAMES];
  int n_frames;
} Watch;

typedef struct
{
  int x;
  int y;
  int width;
  int height;
} Area;

static double
now_ms (void)
{
  struct timespec now;

  (void)clock_gettime (CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* A window can be gone before it is asked about. */
static int
ignore_error (Display *display, XErrorEvent *event)
{
  (void)display;
  (void)event;
  return 0;
}

static bool
screen_open (Watch *screen)
{
  screen->display = XOpenDisplay (NULL);
  if (screen->display == NULL)
    return false;
  (void)XSetErrorHandler (ignore_error);
  int number = DefaultScreen (screen->display);
  screen->root = RootWindow (screen->display, number);
  screen->width = DisplayWidth (screen->display, number);
  screen->height = DisplayHeight (screen->display, number);
  screen->image = XShmCreateImage (screen->display,
                                   DefaultVisual (screen->display, number),
                                   (unsigned)DefaultDepth (screen->display, number),
                                   ZPixmap,
                                   NULL,
                                   &screen->segment,
                                   (unsigned)screen->width,
                                   (unsigned)screen->height);
  if (screen->image == NULL || screen->image->bits_per_pixel != 32)
    return false;
  size_t size = (size_t)screen->image->bytes_per_line * (size_t)screen->height;
  screen->segment.shmid = shmget (IPC_PRIVATE, size, IPC_CREAT | 0600);
  if (screen->segment.shmid < 0)
    return false;
  screen->segment.shmaddr = screen->image->data = shmat (screen->segment.shmid, NULL, 0);
  screen->segment.readOnly = False;
  (void)XShmAttach (screen->display, &screen->segment);
  (void)XSync (screen->display, False);
  (void)shmctl (screen->segment.shmid, IPC_RMID, NULL);
  return true;
}

static int
count_different (const Watch *screen, const uint32_t *one, const uint32_t *other, Area area)
{
  int n = 0;

  for (int y = area.y; y < area.y + area.height; y++)
    for (int x = area.x; x < area.x + area.width; x++)
      {
        int i = y * screen->width + x;
        n += ((one[i] ^ other[i]) & COLOUR) != 0;
      }
  return n;
}

/* Keeps what the screen shows now, if it is another picture. Returns: whether it is. */
static bool
screen_look (Watch *screen, double begun)
{
  double at = now_ms () - begun;
  size_t size = sizeof (uint32_t) * (size_t)screen->width * (size_t)screen->height;

  if (!XShmGetImage (screen->display, screen->root, screen->image, 0, 0, AllPlanes))
    return false;
  const uint32_t *pixels = (const uint32_t *)(const void *)screen->image->data;
  if (screen->n_frames > 0)
    {
      Area all = { 0, 0, screen->width, screen->height };
      const uint32_t *before = screen->frames[screen->n_frames - 1].pixels;
      if (memcmp (pixels, before, size) == 0)
        return false;
      /* A cursor that blinks is no change. */
      if (count_different (screen, pixels, before, all) * 1000 < screen->width * screen->height)
        return false;
    }
  if (screen->n_frames == MAX_FRAMES)
    return false;
  uint32_t *copy = malloc (size);
  if (copy == NULL)
    return false;
  memcpy (copy, pixels, size);
  screen->frames[screen->n_frames++] = (Frame){ at, copy };
  return true;
}

/* Whether an area shows more than its commonest colour. Without a majority it certainly does. */
static bool
has_content (const Watch *screen, const uint32_t *pixels, Area area)
{
  uint32_t colour = 0;
  int votes = 0;
  int others = 0;

  for (int pass = 0; pass < 2; pass++)
    for (int y = area.y; y < area.y + area.height; y++)
      for (int x = area.x; x < area.x + area.width; x++)
        {
          uint32_t pixel = pixels[y * screen->width + x] & COLOUR;
          if (pass == 1)
            others += pixel != colour;
          else if (votes == 0)
            {
              colour = pixel;
              votes = 1;
            }
          else
            votes += pixel == colour ? 1 : -1;
        }
  return others * 1000 >= area.width * area.height * PER_MILLE_SEEN;
}

/* @area: (out): the part of it that lies on the screen */
static bool
is_top_level (Watch *screen, Window window, Area *area)
{
  XWindowAttributes attributes;

  if (!XGetWindowAttributes (screen->display, window, &attributes) || attributes.override_redirect
      || attributes.width < 300 || attributes.height < 200)
    return false;
  int right = attributes.x + attributes.width;
  int bottom = attributes.y + attributes.height;
  area->x = attributes.x > 0 ? attributes.x : 0;
  area->y = attributes.y > 0 ? attributes.y : 0;
  area->width = (right < screen->width ? right : screen->width) - area->x;
  area->height = (bottom < screen->height ? bottom : screen->height) - area->y;
  return area->width > 0 && area->height > 0;
}

/* The largest VmHWM in KiB among the processes of a group. */
static long
read_largest_size (pid_t group)
{
  DIR *processes = opendir ("/proc");
  long largest = 0;

  for (struct dirent *entry; processes != NULL && (entry = readdir (processes)) != NULL;)
    {
      char name[300];
      char line[256];
      pid_t pid = (pid_t)strtol (entry->d_name, NULL, 10);
      if (pid <= 0 || getpgid (pid) != group)
        continue;
      (void)snprintf (name, sizeof name, "/proc/%s/status", entry->d_name);
      FILE *file = fopen (name, "r");
      while (file != NULL && fgets (line, sizeof line, file) != NULL)
        if (strncmp (line, "VmHWM:", 6) == 0)
          {
            long size = strtol (line + 6, NULL, 10);
            largest = size > largest ? size : largest;
          }
      if (file != NULL)
        (void)fclose (file);
    }
  if (processes != NULL)
    (void)closedir (processes);
  return largest;
}

static bool
write_picture (const Watch *screen, const char *name)
{
  FILE *file = fopen (name, "wb");

  if (file == NULL)
    return false;
  fprintf (file, "P6\n%d %d\n255\n", screen->width, screen->height);
  const uint32_t *pixels = screen->frames[screen->n_frames - 1].pixels;
  for (int i = 0; i < screen->width * screen->height; i++)
    {
      unsigned char rgb[3] = { (unsigned char)(pixels[i] >> 16),
                               (unsigned char)(pixels[i] >> 8),
                               (unsigned char)pixels[i] };
      (void)fwrite (rgb, 1, sizeof rgb, file);
    }
  return fclose (file) == 0;
}

static pid_t
start (char **arguments)
{
  pid_t child = fork ();

  if (child != 0)
    return child;
  (void)setpgid (0, 0);
  int null = open ("/dev/null", O_RDWR);
  (void)dup2 (null, STDIN_FILENO);
  (void)dup2 (null, STDOUT_FILENO);
  execvp (arguments[0], arguments);
  perror (arguments[0]);
  _exit (127);
}

/* Ends the program and waits for it; its processor time goes into @usage. */
static void
finish (pid_t child, struct rusage *usage)
{
  double begun = now_ms ();
  int status;

  (void)kill (-child, SIGTERM);
  while (wait4 (child, &status, WNOHANG, usage) == 0)
    {
      if (now_ms () - begun > 3000)
        (void)kill (-child, SIGKILL);
      (void)usleep (2000);
    }
}

int
main (int argc, char *argv[])
{
  Watch screen = { 0 };
  struct rusage usage = { 0 };
  Area area = { 0 };
  double shown = -1, painted = -1, complete = -1;
  const char *picture = NULL;
  int event_base, error_base;
  Window window = None;
  char **program = argv + 1;

  if (argc > 3 && strcmp (argv[1], "--picture") == 0)
    {
      picture = argv[2];
      program = argv + 3;
    }
  if (program[0] == NULL || program[0][0] == '-')
    {
      fprintf (stderr, "usage: %s [--picture FILE.ppm] PROGRAM [ARGUMENT...]\n", argv[0]);
      return 2;
    }
  if (!screen_open (&screen) || !XDamageQueryExtension (screen.display, &event_base, &error_base))
    {
      fprintf (stderr,
               "%s: no display with 32 bits a pixel, shared memory and damage events\n",
               argv[0]);
      return 1;
    }
  (void)XSelectInput (screen.display, screen.root, SubstructureNotifyMask);
  Damage damage = XDamageCreate (screen.display, screen.root, XDamageReportNonEmpty);
  (void)XSync (screen.display, False);

  double begun = now_ms ();
  (void)screen_look (&screen, begun);
  begun = now_ms ();
  pid_t child = start (program);
  double last_change = 0;
  double ended = 0;
  while (ended < LIMIT_MS && (shown < 0 || painted < 0 || ended - last_change < QUIET_MS))
    {
      struct pollfd waiting = { .fd = ConnectionNumber (screen.display), .events = POLLIN };
      bool drawn = false;
      if (!XPending (screen.display))
        (void)poll (&waiting, 1, 50);
      while (XPending (screen.display))
        {
          XEvent event;
          (void)XNextEvent (screen.display, &event);
          if (event.type == MapNotify && shown < 0
              && is_top_level (&screen, event.xmap.window, &area))
            {
              shown = now_ms () - begun;
              window = event.xmap.window;
            }
          else if (event.type == ConfigureNotify && event.xconfigure.window == window)
            (void)is_top_level (&screen, window, &area);
          else if (event.type == event_base + XDamageNotify)
            {
              XDamageSubtract (screen.display, damage, None, None);
              drawn = true;
            }
        }
      ended = now_ms () - begun;
      if (drawn && screen_look (&screen, begun))
        {
          const Frame *frame = &screen.frames[screen.n_frames - 1];
          last_change = ended;
          if (shown >= 0 && painted < 0 && has_content (&screen, frame->pixels, area))
            painted = frame->at;
        }
      if (waitpid (child, NULL, WNOHANG) == child)
        {
          fprintf (stderr, "%s: %s ended by itself\n", argv[0], program[0]);
          return 1;
        }
    }
  long size = read_largest_size (child);
  finish (child, &usage);
  if (painted < 0)
    {
      fprintf (stderr, "%s: %s painted no window\n", argv[0], program[0]);
      return 1;
    }

  const uint32_t *last = screen.frames[screen.n_frames - 1].pixels;
  for (int i = screen.n_frames - 1; i >= 0; i--)
    {
      if (count_different (&screen, screen.frames[i].pixels, last, area) * 1000
          >= area.width * area.height * PER_MILLE_SEEN)
        break;
      complete = screen.frames[i].at;
    }
  printf ("{\"shown\": %.1f, \"painted\": %.1f, \"complete\": %.1f, \"cpu\": %.1f, \"rss\": %ld, "
          "\"frames\": %d}\n",
          shown,
          painted,
          complete,
          (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3
              + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3,
          size,
          screen.n_frames);
  if (picture != NULL && !write_picture (&screen, picture))
    {
      perror (picture);
      return 1;
    }
  return 0;
}
