using System.IO.Compression;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Pipeline;

/// <summary>Answers that are more, less or other than was asked for, and addresses that lead elsewhere.</summary>
public sealed class AnswerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_beyond_the_limit_is_not_read_and_not_asked_for_again(bool compressed)
    {
        var json = $$"""{"id":"{{new string('a', 5000)}}"}""";
        await using var standIn = StandIn.Start().Always(_ => compressed ? Zip(json) : Reply.Json(json));
        await using var host = DemoHost.Create(standIn, with: builder => Limit(builder, 4096));

        var read = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(Calls.Read(), Token));
        var change = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token)
        );

        Assert.Equal(IntegrationErrorKind.Protocol, read.Kind);
        Assert.False(read.OutcomeUnknown);
        Assert.True(change.OutcomeUnknown);
        Assert.Equal(2, standIn.Count);
    }

    [Fact]
    public async Task An_answer_at_the_limit_is_read()
    {
        var json = $$"""{"id":"{{new string('a', 4087)}}"}""";
        await using var standIn = StandIn.Start(Reply.Json(json), Zip(json));
        await using var host = DemoHost.Create(standIn, with: builder => Limit(builder, json.Length));

        Assert.Equal(json.Length, (await host.Get<IDemoService>().SendAsync(Calls.Read(), Token)).Body.Length);
        Assert.Equal(json.Length, (await host.Get<IDemoService>().SendAsync(Calls.Read(), Token)).Body.Length);
    }

    [Theory]
    [InlineData(FailureEffect.Unknown)]
    [InlineData(FailureEffect.None)]
    public async Task What_to_do_next_is_said_whether_it_took_effect_or_not(FailureEffect effect)
    {
        await using var standIn = StandIn.Start(Reply.Json("{}", 500));
        var provider = new DemoProvider
        {
            ReadFailure = _ => new Failure(IntegrationErrorKind.Refused) { Effect = effect, Advice = "Ask the desk" },
        };
        await using var host = DemoHost.Create(standIn, provider);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token)
        );

        Assert.Equal(effect == FailureEffect.Unknown, e.OutcomeUnknown);
        Assert.EndsWith(". Ask the desk", e.Message, StringComparison.Ordinal);
        Assert.Equal(effect == FailureEffect.Unknown, e.Message.Contains("do not send it again blindly", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    public async Task Whatever_a_broken_services_words_mean_nobody_knows_what_it_did(int status)
    {
        await using var standIn = StandIn.Start(Reply.Json("{}", status));
        await using var host = DemoHost.Create(
            standIn,
            new DemoProvider { ReadFailure = _ => new Failure(IntegrationErrorKind.Validation) { Retry = false } }
        );

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token)
        );

        Assert.True(e.OutcomeUnknown);
    }

    [Theory]
    [InlineData("<html>login</html>", true, true)]
    [InlineData("<html>login</html>", false, false)]
    [InlineData("", true, false)]
    [InlineData(" [1]", true, false)]
    public async Task A_page_in_the_place_of_json_is_no_answer_where_json_is_expected(string body, bool expectsJson, bool fails)
    {
        await using var standIn = StandIn.Start(Reply.Json(body));
        await using var host = DemoHost.Create(standIn);
        var call = new WireCall("things.create", HttpMethod.Post, "v1/things", Repeat.NotIdempotent) { ExpectsJson = expectsJson };

        var result = await Graceful.TryAsync(token => host.Get<IDemoService>().SendAsync(call, token), Token);

        Assert.Equal(fails ? (IntegrationErrorKind?)IntegrationErrorKind.Protocol : null, (result.Error as IntegrationException)?.Kind);
        Assert.Equal(fails ? IntegrationOutcome.Unknown : IntegrationOutcome.Done, result.Outcome);
    }

    [Fact]
    public async Task The_services_own_words_and_ids_come_with_the_error()
    {
        await using var standIn = StandIn.Start(
            Reply
                .Json("""{"error":{"code":"amount_too_small","message":"Amount must be at least 50."}}""", 400)
                .With("Request-Id", "req_123")
        );
        await using var host = DemoHost.Create(
            standIn,
            new DemoProvider
            {
                ReadFailure = reply =>
                    reply.IsSuccess
                        ? null
                        : new Failure(
                            IntegrationErrorKind.Validation,
                            reply.Json.GetProperty("error").GetProperty("code").GetString(),
                            reply.Json.GetProperty("error").GetProperty("message").GetString()
                        )
                        {
                            Advice = "Raise the amount",
                        },
            }
        );

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token)
        );

        Assert.Equal("amount_too_small", e.ProviderCode);
        Assert.Equal("Amount must be at least 50.", e.ProviderMessage);
        Assert.Equal("req_123", e.ProviderRequestId);
        Assert.Equal(400, e.StatusCode);
        Assert.Equal("demo", e.Integration);
        Assert.Equal("things.create", e.Operation);
        Assert.Contains("Raise the amount", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_services_own_header_names_the_request_and_its_failure_says_where_it_is_mended()
    {
        await using var standIn = StandIn.Start(Reply.Json("{}", 400).With("Request-Id", "other").With("X-Demo-Trace", "trace_1"));
        await using var host = DemoHost.Create(
            standIn,
            new DemoProvider
            {
                RequestIdHeader = "X-Demo-Trace",
                ReadFailure = reply =>
                    reply.IsSuccess
                        ? null
                        : new Failure(IntegrationErrorKind.Permission) { RemedyUrl = new Uri("https://demo.example/consent") },
            }
        );

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(Calls.Read(), Token));

        Assert.Equal("trace_1", e.ProviderRequestId);
        Assert.Equal(new Uri("https://demo.example/consent"), e.RemedyUrl);
    }

    [Theory]
    [InlineData("v1/things/../../admin")]
    [InlineData("v1/things/..")]
    [InlineData("v1/things/%2e%2E/x")]
    [InlineData("v1/./things")]
    [InlineData("//elsewhere.invalid/v1/things")]
    [InlineData("https://elsewhere.invalid/v1/things")]
    [InlineData("v1\\..\\things")]
    public async Task A_path_that_leads_elsewhere_is_refused_before_anything_is_sent(string path)
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);

        await Assert.ThrowsAnyAsync<ArgumentException>(() =>
            host.Get<IDemoService>().SendAsync(new WireCall("things.get", HttpMethod.Get, path, Repeat.Idempotent), Token)
        );

        Assert.Equal(0, standIn.Connections);
    }

    [Theory]
    [InlineData("v1/things/a..b", "/v1/things/a..b")]
    [InlineData("v1/things/...", "/v1/things/...")]
    [InlineData("v1/things?next=https://x.invalid/../y", "/v1/things?next=https://x.invalid/../y")]
    [InlineData("v1/things/a%2Fb:c", "/v1/things/a%2Fb:c")]
    [InlineData("things:search", "/things:search")]
    [InlineData("", "/")]
    public async Task A_path_that_only_looks_like_it_is_sent_as_it_is(string path, string target)
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);

        await host.Get<IDemoService>().SendAsync(new WireCall("things.get", HttpMethod.Get, path, Repeat.Idempotent), Token);

        Assert.Equal(target, Assert.Single(standIn.Received).Target);
    }

    // Compression is the host's choice: a handler that takes it off hands over bytes whose number nobody has told.
    private static void Limit(IIntegrationBuilder builder, int bytes) =>
        builder
            .ConfigureResilience(options => options.MaxResponseBytes = bytes)
            .ConfigureHttpClient(client =>
                client.ConfigureHostHandler(() => new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.All })
            );

    private static Reply Zip(string json)
    {
        var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(json));
        }

        return Reply.Json("") with
        {
            Body = zipped.ToArray(),
            Headers = [new("Content-Type", "application/json"), new("Content-Encoding", "gzip")],
        };
    }
}
