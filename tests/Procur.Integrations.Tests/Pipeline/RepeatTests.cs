using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Pipeline;

/// <summary>What is sent again and what is not, for each kind of call and each way to fail.</summary>
public sealed class RepeatTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, Reply> Failures = new()
    {
        ["429"] = Reply.Busy(),
        ["429, come back in 2 s"] = Reply.Busy("2"),
        ["429, come back at a date"] = Reply.Busy("Mon, 05 Jan 2026 12:00:03 GMT"),
        ["500"] = Reply.Json("{}", 500),
        ["502 as HTML"] = Reply.Html(status: 502),
        ["503"] = Reply.Json("{}", 503),
        ["408"] = Reply.Json("{}", 408),
        ["reset after the request"] = Reply.Reset,
        ["closed without an answer"] = Reply.Close,
        ["HTML for JSON"] = Reply.Html(),
        ["body cut off"] = Reply.Cut("""{"id":"a","count":1}"""),
        ["JSON cut off"] = Reply.Json("""{"id":"a","co"""),
        ["301"] = Reply.Empty(301).With("Location", "http://127.0.0.1:9/elsewhere"),
        ["400"] = Reply.Json("{}", 400),
        ["401"] = Reply.Json("{}", 401),
        ["402"] = Reply.Json("{}", 402),
        ["403"] = Reply.Json("{}", 403),
        ["404"] = Reply.Json("{}", 404),
        ["409"] = Reply.Json("{}", 409),
    };

    public static TheoryData<string, bool, bool, bool> Answers =>
        new()
        {
            // failure, sent again where a repeat is harmless, sent again where it is not, unknown where it is not sent again
            { "429", true, true, false },
            { "429, come back in 2 s", true, true, false },
            { "429, come back at a date", true, true, false },
            { "500", true, false, true },
            { "502 as HTML", true, false, true },
            { "503", true, false, true },
            { "408", true, false, true },
            { "reset after the request", true, false, true },
            { "closed without an answer", true, false, true },
            { "HTML for JSON", true, false, true },
            { "body cut off", true, false, true },
            { "JSON cut off", true, false, true },
            { "301", false, false, true },
            { "400", false, false, false },
            { "401", false, false, false },
            { "402", false, false, false },
            { "403", false, false, false },
            { "404", false, false, false },
            { "409", false, false, false },
        };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_call_that_may_be_repeated_is_sent_again_where_that_can_help(string failure, bool again, bool _, bool unknown)
    {
        foreach (var call in new[] { Calls.Change(Repeat.Idempotent), Calls.Change(Repeat.IdempotentByKey), Calls.Read() })
        {
            await using var standIn = StandIn.Start(Failures[failure], Reply.Json("""{"id":"a"}"""));
            await using var host = DemoHost.Create(standIn);
            var service = host.Get<IDemoService>();
            if (again)
            {
                var reply = await service.SendForThingAsync(call, Token);
                Assert.Equal("a", reply.Value.Id);
            }
            else
            {
                var e = await Assert.ThrowsAsync<IntegrationException>(() => service.SendForThingAsync(call, Token));
                Assert.Equal(unknown && !call.IsRead, e.OutcomeUnknown);
            }

            Assert.Equal(again ? 2 : 1, standIn.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_call_that_must_not_be_repeated_is_sent_again_only_where_nothing_was_done(
        string failure,
        bool _,
        bool again,
        bool unknown
    )
    {
        foreach (var key in new[] { "key-1", null })
        {
            await using var standIn = StandIn.Start(Failures[failure], Reply.Json("""{"id":"a"}"""));
            await using var host = DemoHost.Create(standIn);
            var call = new WireCall("things.create", HttpMethod.Post, "v1/things", Repeat.NotIdempotent)
            {
                Body = Calls.Body(),
                IdempotencyKey = key,
            };
            if (again)
            {
                await host.Get<IDemoService>().SendForThingAsync(call, Token);
            }
            else
            {
                var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendForThingAsync(call, Token));
                Assert.Equal(unknown, e.OutcomeUnknown);
            }

            Assert.Equal(again ? 2 : 1, standIn.Count);
        }
    }

    [Fact]
    public async Task A_key_that_the_call_does_not_carry_makes_nothing_repeatable()
    {
        await using var standIn = StandIn.Start(Reply.Json("{}", 503));
        await using var host = DemoHost.Create(standIn);
        var call = new WireCall("things.create", HttpMethod.Post, "v1/things", Repeat.IdempotentByKey) { Body = Calls.Body() };

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(call, Token));

        Assert.True(e.OutcomeUnknown);
        Assert.Equal(1, standIn.Count);
    }

    [Theory]
    [InlineData(Repeat.NotIdempotent)]
    [InlineData(Repeat.IdempotentByKey)]
    [InlineData(Repeat.Idempotent)]
    public async Task A_refused_connection_is_tried_again_whatever_the_call(Repeat repeat)
    {
        await using var standIn = StandIn.NotListening();
        var time = new ManualTimeProvider { AutoAdvance = true };
        time.OnWait = _ => standIn.Listen();
        await using var host = DemoHost.Create(standIn, time: time);

        await host.Get<IDemoService>().SendAsync(Calls.Change(repeat), Token);

        Assert.Equal(1, standIn.Count);
        Assert.Single(time.Waits);
    }

    [Fact]
    public async Task A_connection_that_is_always_refused_is_unavailable_and_nothing_is_in_doubt()
    {
        await using var standIn = StandIn.NotListening();
        await using var host = DemoHost.Create(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token)
        );

        Assert.Equal(IntegrationErrorKind.Unavailable, e.Kind);
        Assert.False(e.OutcomeUnknown);
        Assert.True(e.IsTransient);
        Assert.Equal(3, host.Time.Waits.Count);
    }

    [Fact]
    public async Task Every_try_carries_the_same_bytes_and_the_same_key()
    {
        await using var standIn = StandIn.Start(Reply.Json("{}", 503), Reply.Busy(), Reply.Reset);
        await using var host = DemoHost.Create(standIn);

        await host.Get<IDemoService>()
            .SendAsync(Calls.Change(Repeat.IdempotentByKey, "k-77", json: """{"amount":100,"text":"é"}"""), Token);

        Assert.Equal(4, standIn.Count);
        Assert.All(
            standIn.Received,
            request =>
            {
                Assert.Equal("""{"amount":100,"text":"é"}""", request.Text);
                Assert.Equal("k-77", request.Header("Idempotency-Key"));
                Assert.Equal("Bearer " + DemoHost.ApiKey, request.Header("Authorization"));
                Assert.Equal("POST", request.Method);
                Assert.Equal("/v1/things", request.Target);
            }
        );
    }

    [Fact]
    public async Task A_stream_is_opened_anew_for_each_try()
    {
        await using var standIn = StandIn.Start(Reply.Json("{}", 503));
        await using var host = DemoHost.Create(standIn);
        var opened = 0;
        var call = new WireCall("files.put", HttpMethod.Put, "v1/files/1", Repeat.Idempotent)
        {
            Body = WireBody.FromStream(
                _ =>
                {
                    opened++;
                    return ValueTask.FromResult<Stream>(new MemoryStream("content"u8.ToArray()));
                },
                "text/plain"
            ),
        };

        await host.Get<IDemoService>().SendAsync(call, Token);

        Assert.Equal(2, opened);
        Assert.All(standIn.Received, request => Assert.Equal("content", request.Text));
    }

    [Fact]
    public async Task A_head_request_has_no_body_to_wait_for()
    {
        // The length in the answer to HEAD is that of the body that is not sent.
        await using var standIn = StandIn.Start(Reply.Json("""{"id":"a"}""").With("X-Size", "4711"));
        await using var host = DemoHost.Create(standIn);

        var reply = await host.Get<IDemoService>()
            .SendAsync(new WireCall("files.head", HttpMethod.Head, "v1/files/1", Repeat.Idempotent), Token);

        Assert.Equal("4711", reply.Header("X-Size"));
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task The_number_of_tries_is_bounded()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Json("{}", 503));
        await using var host = DemoHost.Create(standIn, with: builder => builder.ConfigureResilience(options => options.MaxAttempts = 3));

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(Calls.Read(), Token));

        Assert.Equal(3, standIn.Count);
        Assert.Equal(IntegrationErrorKind.Unavailable, e.Kind);
        Assert.Equal(503, e.StatusCode);
        Assert.False(e.OutcomeUnknown);
    }

    [Theory]
    [InlineData("401")]
    [InlineData("429, come back in 2 s")]
    [InlineData("403")]
    public async Task A_refusal_after_a_try_without_an_answer_does_not_say_that_nothing_happened(string refusal)
    {
        await using var standIn = StandIn.Start(Reply.Reset).Always(_ => Failures[refusal]);
        await using var host = DemoHost.Create(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.IdempotentByKey), Token)
        );

        Assert.True(e.OutcomeUnknown);
        Assert.DoesNotContain("Nothing", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_connection_after_a_try_without_an_answer_does_not_say_that_nothing_happened()
    {
        await using var standIn = StandIn.Start(Reply.Reset);
        var time = new ManualTimeProvider { AutoAdvance = true };
        time.OnWait = _ => standIn.StopListening();
        await using var host = DemoHost.Create(standIn, time: time);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.IdempotentByKey), Token)
        );

        Assert.True(e.OutcomeUnknown);
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task Under_a_key_the_services_final_word_settles_an_earlier_try_without_an_answer()
    {
        await using var standIn = StandIn.Start(Reply.Reset, Reply.Json("{}", 402));
        await using var host = DemoHost.Create(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.IdempotentByKey), Token)
        );

        Assert.Equal(IntegrationErrorKind.Refused, e.Kind);
        Assert.False(e.OutcomeUnknown);
    }

    [Theory]
    [InlineData("404")]
    [InlineData("409")]
    [InlineData("400")]
    public async Task Without_a_key_a_refusal_may_be_the_effect_of_the_earlier_try(string refusal)
    {
        // DELETE took effect, its answer was lost, and the second one finds nothing to delete.
        await using var standIn = StandIn.Start(Reply.Reset).Always(_ => Failures[refusal]);
        await using var host = DemoHost.Create(standIn);
        var call = new WireCall("things.delete", HttpMethod.Delete, "v1/things/1", Repeat.Idempotent);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(call, Token));

        Assert.True(e.OutcomeUnknown);
        Assert.DoesNotContain("Nothing took effect", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_after_a_try_without_one_is_the_answer()
    {
        await using var standIn = StandIn.Start(Reply.Reset, Reply.Json("""{"id":"a"}"""));
        await using var host = DemoHost.Create(standIn);

        var reply = await host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.IdempotentByKey), Token);

        Assert.True(reply.IsSuccess);
    }

    [Theory]
    [InlineData(Repeat.NotIdempotent)]
    [InlineData(Repeat.IdempotentByKey)]
    public async Task A_connection_reset_before_a_byte_was_read_is_a_success_on_another_or_unknown(Repeat repeat)
    {
        // Whether our first byte or the reset comes first is the network's choice.
        await using var standIn = StandIn.Start(Reply.ResetOnAccept);
        await using var host = DemoHost.Create(standIn);

        var result = await Graceful.TryAsync(token => host.Get<IDemoService>().SendAsync(Calls.Change(repeat), token), Token);

        Assert.Equal(result.Outcome == IntegrationOutcome.Done ? 1 : 0, standIn.Count);
        Assert.NotEqual(IntegrationOutcome.NotDone, result.Outcome);
        Assert.False(repeat == Repeat.IdempotentByKey && !result.Succeeded);
    }
}
