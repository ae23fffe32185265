# Exported by jforeman: the next export overwrites this file.
job "app-migrate" {
  type = "batch"

  group "migrate" {
    count = 1

    network {
      port "main" {
      }
    }

    restart {
      attempts = 0
      mode     = "fail"
    }

    reschedule {
      attempts  = 0
      unlimited = false
    }

    task "migrate" {
      driver       = "exec"
      kill_signal  = "SIGTERM"
      kill_timeout = "10s"

      config {
        command = "/bin/sh"
        args    = ["${NOMAD_TASK_DIR}/command.sh"]
      }

      env {
        PORT = "${NOMAD_PORT_main}"
        PS   = "migrate.${NOMAD_ALLOC_INDEX}"
      }

      template {
        destination = "local/command.sh"
        data        = "cd /srv/app || exit 1\nexec bin/migrate\n"
      }

      template {
        destination = "secrets/variables.env"
        data        = "LANG=\"C.UTF-8\"\n"
        env         = true
      }
    }
  }
}
