package io.clearshare.stack.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The part of a JobManager's REST interface the stack uses. */
final class FlinkRest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CAUSE_MAX = 300;

    /** A job as the JobManager lists it. */
    record Job(String id, String state) {

        /** Whether the job will never run again by itself. */
        boolean over() {
            return List.of("FINISHED", "CANCELED", "FAILED").contains(state);
        }

        boolean running() {
            return "RUNNING".equals(state);
        }
    }

    private final String address;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    FlinkRest(String address) {
        this.address = address;
    }

    boolean answers() {
        try {
            get("/overview");
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    int taskManagers() throws IOException, InterruptedException {
        return get("/overview").path("taskmanagers").asInt();
    }

    List<Job> jobs() throws IOException, InterruptedException {
        List<Job> jobs = new ArrayList<>();
        get("/jobs")
                .path("jobs")
                .forEach(job -> jobs.add(
                        new Job(job.path("id").asText(), job.path("status").asText())));
        return jobs;
    }

    /** Whether every task of the job runs, not only the job as a whole. */
    boolean allTasksRun(Job job) throws IOException, InterruptedException {
        JsonNode vertices = get("/jobs/" + job.id()).path("vertices");
        boolean all = !vertices.isEmpty();
        for (JsonNode vertex : vertices) {
            all &= "RUNNING".equals(vertex.path("status").asText());
        }
        return all;
    }

    int completedCheckpoints(Job job) throws IOException, InterruptedException {
        return get("/jobs/" + job.id() + "/checkpoints")
                .path("counts")
                .path("completed")
                .asInt();
    }

    /** The name by which a jar can be run; it is uploaded unless this JobManager was given it before. */
    String jar(Path jar) throws IOException, InterruptedException {
        JsonNode jars = get("/jars").path("files");
        return jars.isEmpty() ? upload(jar) : jars.get(0).path("id").asText();
    }

    private String upload(Path jar) throws IOException, InterruptedException {
        String boundary = UUID.randomUUID().toString();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\""
                        + jar.getFileName() + "\"\r\nContent-Type: application/x-java-archive\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        Files.copy(jar, body);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        HttpRequest request = request("/jars/upload")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        return Path.of(send(request).path("filename").asText()).getFileName().toString();
    }

    /** Runs an uploaded jar, from a checkpoint if there is one, which is the job's own from then on; returns the job's id. */
    String run(String jar, Optional<Path> checkpoint, List<String> arguments) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode();
        arguments.forEach(body.putArray("programArgsList")::add);
        checkpoint.ifPresent(
                path -> body.put("savepointPath", path.toUri().toString()).put("claimMode", "CLAIM"));
        HttpRequest request = request("/jars/" + jar + "/run")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        return send(request).path("jobid").asText();
    }

    /** Stops the job where it stands and returns where its state is. */
    Path stopWithSavepoint(Job job, Path directory) throws IOException, InterruptedException {
        String stop = "/jobs/" + job.id() + "/stop";
        ObjectNode body = JSON.createObjectNode()
                .put("targetDirectory", directory.toUri().toString())
                .put("drain", false);
        HttpRequest request = request(stop)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        String savepoint = "/jobs/" + job.id() + "/savepoints/"
                + send(request).path("request-id").asText();
        JsonNode state = get(savepoint);
        while (!"COMPLETED".equals(state.path("status").path("id").asText())) {
            TimeUnit.MILLISECONDS.sleep(100);
            state = get(savepoint);
        }
        JsonNode location = state.path("operation").path("location");
        if (location.isMissingNode()) {
            throw new IOException("Flink could not stop the job with a savepoint: "
                    + rootCause(state.path("operation").toString()));
        }
        return Path.of(URI.create(location.asText()));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        var response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("Flink answered " + response.statusCode() + " to "
                    + request.uri().getPath() + ": " + rootCause(response.body()));
        }
        return JSON.readTree(response.body());
    }

    /** Flink sends whole stack traces; the last cause says what is wrong. */
    static String rootCause(String body) {
        String marker = "Caused by: ";
        int last = body.lastIndexOf(marker);
        String cause = last < 0 ? body : body.substring(last + marker.length());
        int end = cause.indexOf("\\n");
        String line = end < 0 ? cause : cause.substring(0, end);
        return line.length() <= CAUSE_MAX ? line : line.substring(0, CAUSE_MAX) + "…";
    }
}
