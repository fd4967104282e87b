using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Tokens;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Redaction;

/// <summary>Secrets, bodies and personal data in no log line at any level, no span, no measurement, no audit record and no exception.</summary>
public sealed class CanaryTests
{
    private const string Secret = "canary-secret/+=";
    private const string ClientSecret = "canary-client";
    private const string InBody = "canary-body";
    private const string InPath = "canary-path";
    private const string InHeader = "canary-header";
    private const string InAnswer = "canary-answer";
    private const string Mail = "canary@example.com";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Answers =>
        ["200", "400", "401", "402", "429", "500", "html", "reset", "cut", "redirect", "refused", "timeout", "cancelled", "token refused"];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Nothing_that_must_not_be_told_is_told(string answer)
    {
        using var spans = new ActivityRecorder();
        using var metrics = new MetricRecorder();
        await using var standIn = StandIn.NotListening();
        var time = new ManualTimeProvider { AutoAdvance = true };
        await using var host = TestHost.Create(
            services =>
            {
                services.ConfigureHttpClientDefaults(client => client.AddDefaultLogger());
                new DemoProvider
                {
                    ReadFailure = Read,
                    Tokens = options =>
                        OAuthGrants.ClientCredentials(
                            new OAuthClient(new Uri(standIn.Endpoint, $"oauth/{InPath}"), "canary-client-id", options.ClientSecret)
                        ),
                }.Add(
                    services,
                    null,
                    options => (options.ApiKey, options.ClientSecret, options.Endpoint) = (Secret, ClientSecret, standIn.Endpoint)
                );
            },
            time: time
        );
        var echo =
            $$"""{"message":"{{InAnswer}} {{Secret}} {{ClientSecret}} canary-token {{Mail}} 4242424242424242","code":"{{Secret}}"}""";
        standIn.Always(request =>
            request.Path.StartsWith("/oauth", StringComparison.Ordinal) ? TokenAnswer(answer, echo)
            : request.Method == "GET" ? Reply.Json(echo).With("Set-Cookie", InAnswer)
            : Answer(answer, echo)
        );
        if (answer != "refused")
        {
            standIn.Listen();
        }

        var said = new List<string>();
        using var source = new CancellationTokenSource();
        foreach (var repeat in new[] { Repeat.NotIdempotent, Repeat.IdempotentByKey })
        {
            var call = host.Get<IDemoService>().SendForThingAsync(Call(repeat), source.Token);
            if (answer is "timeout" or "cancelled")
            {
                var sent = standIn.Count;
                await standIn.UntilAsync(repeat == Repeat.NotIdempotent ? 2 : sent, Token);
                await (answer == "cancelled" ? source.CancelAsync() : AdvanceAsync(time, call));
            }

            said.Add((await Record.ExceptionAsync(() => call))?.ToString() ?? "");
        }

        said.AddRange([host.Logs.Text, host.Audit.Text, spans.Text, metrics.Text]);
        var told = string.Join('\n', said);
        Assert.DoesNotContain("canary", told, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("4242", told, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String("canary-client-id:canary-client"u8), told, StringComparison.Ordinal);
        // And there was something to tell.
        Assert.NotEmpty(host.Logs.Lines);
        Assert.True(host.Audit.Records.Count >= 2);
        Assert.Contains("demo things.create", spans.Text, StringComparison.Ordinal);
        Assert.True(metrics.Of("procur.integrations.operation.duration").Count >= 2);
    }

    private static async Task AdvanceAsync(ManualTimeProvider time, Task call)
    {
        // Each try has a deadline of its own.
        while (!call.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(31));
            await Task.Yield();
        }
    }

    private static Failure? Read(WireReply reply) =>
        reply.IsSuccess || !reply.LooksLikeJson
            ? null
            : new Failure(
                (int)reply.Status switch
                {
                    401 => IntegrationErrorKind.Authentication,
                    402 => IntegrationErrorKind.Refused,
                    429 => IntegrationErrorKind.RateLimited,
                    >= 500 => IntegrationErrorKind.Unavailable,
                    _ => IntegrationErrorKind.Validation,
                },
                reply.Json.GetProperty("code").GetString(),
                // The service's words without the one that nobody but this test could know to be private.
                reply.Json.GetProperty("message").GetString()!.Replace(InAnswer, "", StringComparison.Ordinal)
            );

    private static Reply TokenAnswer(string answer, string echo) =>
        answer == "token refused"
            ? Reply.Json(
                $$"""{"error":"invalid_client","error_description":{{System.Text.Json.JsonSerializer.Serialize($"{ClientSecret} {Mail}")}}}""",
                401
            )
            : Reply.Json("""{"access_token":"canary-token","expires_in":3600,"refresh_token":"canary-refresh"}""");

    private static Reply Answer(string answer, string echo) =>
        answer switch
        {
            "html" => Reply.Html($"<p>{InAnswer} {Secret}</p>"),
            "reset" => Reply.Reset,
            "cut" => Reply.Cut(echo),
            "redirect" => Reply.Empty(302).With("Location", $"http://127.0.0.1:9/{InAnswer}"),
            "timeout" or "cancelled" => Reply.Silence,
            "token refused" or "refused" => Reply.Json(echo),
            _ => Reply.Json(echo, int.Parse(answer)),
        };

    private static WireCall Call(Repeat repeat) =>
        new("things.create", HttpMethod.Post, $"hooks/{InPath}?secret={InPath}", repeat)
        {
            Body = Calls.Body($$"""{"to":"{{Mail}}","text":"{{InBody}}"}"""),
            IdempotencyKey = "key-" + repeat,
            OperationKey = "pay 17 " + repeat,
            Headers = [new WireHeader("X-Private", InHeader)],
        };
}
