package io.clearshare.admin.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.setup.MockMvcBuilders.standaloneSetup;

import java.io.IOException;
import java.util.concurrent.Callable;
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
        assertThat(answerTo(() -> {
                            throw new IOException("a defect");
                        })
                        .getStatus())
                .isEqualTo(500);
        assertThat(output).contains("Unexpected failure");
    }

    @Test
    void aCallerWhoHangsUpIsNoFailure(CapturedOutput output) throws Exception {
        MockHttpServletResponse answer = answerTo(() -> {
            throw new ClientAbortException(new IOException("Broken pipe"));
        });
        assertThat(answer.getContentAsString()).isEmpty();
        assertThat(output).doesNotContain("Unexpected failure").doesNotContain("ProblemAdvice");
    }

    private static MockHttpServletResponse answerTo(Callable<String> work) throws Exception {
        return standaloneSetup(new Route(work))
                .setControllerAdvice(new ProblemAdvice())
                .build()
                .perform(get("/route"))
                .andReturn()
                .getResponse();
    }

    @RestController
    record Route(Callable<String> work) {

        @GetMapping("/route")
        public String answer() throws Exception {
            return work.call();
        }
    }
}
