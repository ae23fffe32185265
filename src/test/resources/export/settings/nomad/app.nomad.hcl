# Exported by jforeman: the next export overwrites this file.
job "app" {
  type = "service"

  group "db" {
    count = 1

    network {
      port "main" {
      }
    }

    restart {
      attempts = 10
      interval = "5m"
      delay    = "5s"
      mode     = "fail"
    }

    task "db" {
      driver       = "exec"
      kill_signal  = "SIGINT"
      kill_timeout = "10s"

      config {
        command = "/bin/sh"
        args    = ["${NOMAD_TASK_DIR}/command.sh"]
      }

      env {
        PORT = "${NOMAD_PORT_main}"
        PS   = "db.${NOMAD_ALLOC_INDEX}"
      }

      template {
        destination = "local/command.sh"
        data        = "cd /srv/app || exit 1\nexec bin/db\n"
      }

      template {
        destination = "secrets/variables.env"
        data        = "LANG=\"C.UTF-8\"\n"
        env         = true
      }
    }
  }

  group "web" {
    count = 1

    network {
      port "main" {
      }
    }

    service {
      name     = "app-web"
      port     = "main"
      provider = "nomad"
    }

    restart {
      attempts = 10
      interval = "5m"
      delay    = "5s"
      mode     = "fail"
    }

    task "web" {
      driver       = "exec"
      kill_signal  = "SIGTERM"
      kill_timeout = "10s"

      config {
        command = "/bin/sh"
        args    = ["${NOMAD_TASK_DIR}/command.sh"]
      }

      env {
        PORT = "${NOMAD_PORT_main}"
        PS   = "web.${NOMAD_ALLOC_INDEX}"
      }

      template {
        destination = "local/command.sh"
        data        = "cd /srv/app || exit 1\nexec bin/server --port $PORT\n"
      }

      template {
        destination = "secrets/variables.env"
        data        = "LANG=\"C.UTF-8\"\n"
        env         = true
      }
    }
  }

  group "worker" {
    count = 1

    network {
      port "main" {
      }
    }

    restart {
      attempts = 3
      interval = "5m"
      delay    = "5s"
      mode     = "fail"
    }

    task "worker" {
      driver       = "exec"
      kill_signal  = "SIGTERM"
      kill_timeout = "10s"

      config {
        command = "/bin/sh"
        args    = ["${NOMAD_TASK_DIR}/command.sh"]
      }

      env {
        PORT = "${NOMAD_PORT_main}"
        PS   = "worker.${NOMAD_ALLOC_INDEX}"
      }

      template {
        destination = "local/command.sh"
        data        = "cd /srv/app || exit 1\nexec bin/worker\n"
      }

      template {
        destination = "secrets/variables.env"
        data        = "LANG=\"C.UTF-8\"\n"
        env         = true
      }
    }
  }
}
