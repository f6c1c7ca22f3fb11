package io.clearshare.admin.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.setup.MockMvcBuilders.standaloneSetup;

import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@ExtendWith(OutputCaptureExtension.class)
class ProblemAdviceTest {

    @Test
    void aFailureIsLoggedAndAnswered(CapturedOutput output) throws Exception {
        assertThat(answerTo(new IOException("a defect")).getStatus()).isEqualTo(500);
        assertThat(output).contains("Unexpected failure");
    }

    @Test
    void aCallerWhoHangsUpIsNoFailure(CapturedOutput output) throws Exception {
        MockHttpServletResponse answer = answerTo(new ClientAbortException(new IOException("Broken pipe")));
        assertThat(answer.getContentAsString()).isEmpty();
        assertThat(output).doesNotContain("Unexpected failure").doesNotContain("ProblemAdvice");
    }

    private static MockHttpServletResponse answerTo(IOException thrown) throws Exception {
        return standaloneSetup(new Route(thrown))
                .setControllerAdvice(new ProblemAdvice())
                .build()
                .perform(get("/route"))
                .andReturn()
                .getResponse();
    }

    @RestController
    record Route(IOException thrown) {

        @GetMapping("/route")
        public String fail() throws IOException {
            if (!thrown.toString().isEmpty()) {
                throw thrown;
            }
            return "";
        }
    }
}
