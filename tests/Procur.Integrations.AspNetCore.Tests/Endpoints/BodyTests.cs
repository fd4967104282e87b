using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Procur.Integrations.AspNetCore.Tests.Fakes;
using Procur.Integrations.AspNetCore.Tests.Hosting;

namespace Procur.Integrations.AspNetCore.Tests.Endpoints;

public sealed class BodyTests
{
    private const string Path = "/api/webhooks/fake";
    private readonly Handlings<FakePaid> handled = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_bytes_are_verified_as_they_came_whatever_their_length_and_transfer(bool chunked)
    {
        await using var app = await App();
        byte[]? seen = null;
        app.Service.OnVerify = webhook => seen = webhook.Body.ToArray();
        var webhook = new FakeWebhook("evt_1") { Note = "Café € \U0001F642 " + new string('x', 300_000) };
        var request = webhook.ToRequest(Path, app.Time.GetUtcNow());
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await app.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Encoding.UTF8.GetBytes(webhook.Body), seen);
        Assert.Single(handled.Seen);
    }

    [Fact]
    public async Task A_form_is_verified_as_bytes_too()
    {
        await using var app = await App();
        var request = new FakeWebhook("evt_1").ToRequest(Path, app.Time.GetUtcNow());
        request.Content!.Headers.ContentType = new("application/x-www-form-urlencoded");
        using var response = await app.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_body_of_just_the_limit_is_taken_and_one_byte_more_is_not()
    {
        var webhook = new FakeWebhook("evt_1");
        var length = Encoding.UTF8.GetByteCount(webhook.Body);
        await using var app = await App(new() { ["Integrations:Webhooks:MaxBodyBytes"] = $"{length}" });
        using var taken = await app.PostAsync(webhook);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        foreach (var chunked in (bool[])[false, true])
        {
            var request = (webhook with { Note = webhook.Note + "x" }).ToRequest(Path, app.Time.GetUtcNow());
            request.Headers.TransferEncodingChunked = chunked;
            using var refused = await app.SendAsync(request);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
            Assert.Empty(await refused.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(1, app.Service.Verifications);
    }

    [Fact]
    public async Task A_promise_of_too_much_is_refused_without_waiting_for_it()
    {
        await using var app = await App();
        using var raw = await RawHttp.ConnectAsync(app.Address);
        await raw.SendAsync(RawHttp.Head(Path, new FakeWebhook("evt_1"), app.Time.GetUtcNow(), RawHttp.Length(1L << 40)));
        Assert.StartsWith("HTTP/1.1 413 ", await raw.ReadHeadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Less_than_was_promised_is_not_even_verified()
    {
        await using var app = await App();
        var webhook = new FakeWebhook("evt_1");
        using var raw = await RawHttp.ConnectAsync(app.Address);
        await raw.SendAsync(RawHttp.Head(Path, webhook, app.Time.GetUtcNow(), RawHttp.Length(10_000)));
        await raw.SendAsync(webhook.Body);
        raw.FinishSending();
        // The server may find it not worth an answer.
        Assert.DoesNotContain("HTTP/1.1 2", await raw.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal(0, app.Service.Verifications);
        Assert.Empty(
            app.Logs.Lines.Where(line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error).Select(line => line.ToString())
        );
    }

    [Fact]
    public async Task More_than_was_promised_is_not_what_was_signed()
    {
        await using var app = await App();
        var webhook = new FakeWebhook("evt_1");
        using var raw = await RawHttp.ConnectAsync(app.Address);
        await raw.SendAsync(RawHttp.Head(Path, webhook, app.Time.GetUtcNow(), RawHttp.Length(5)) + webhook.Body);
        Assert.StartsWith("HTTP/1.1 401 ", await raw.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Empty(handled.Seen);
    }

    [Fact]
    public async Task A_caller_that_hangs_up_in_the_middle_of_the_body_leaves_nothing_behind()
    {
        await using var app = await App();
        var webhook = new FakeWebhook("evt_1");
        using (var raw = await RawHttp.ConnectAsync(app.Address))
        {
            await raw.SendAsync(RawHttp.Head(Path, webhook, app.Time.GetUtcNow(), RawHttp.Length(10_000)) + "[{");
            raw.Reset();
        }

        using var next = await app.PostAsync(webhook);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.Single(handled.Seen);
        Assert.Empty(
            app.Logs.Lines.Where(line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error).Select(line => line.ToString())
        );
    }

    [Fact]
    public async Task A_body_that_a_middleware_has_buffered_and_read_is_read_again()
    {
        await using var app = await App(use: app =>
            app.Use(
                async (context, next) =>
                {
                    context.Request.EnableBuffering();
                    using var reader = new StreamReader(context.Request.Body, leaveOpen: true);
                    await reader.ReadToEndAsync(context.RequestAborted);
                    await next();
                }
            )
        );
        using var response = await app.PostAsync(new FakeWebhook("evt_1"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_body_that_a_middleware_has_used_up_is_refused_and_the_log_says_so()
    {
        await using var app = await App(use: app =>
            app.Use(
                async (context, next) =>
                {
                    await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
                    await next();
                }
            )
        );
        using var response = await app.PostAsync(new FakeWebhook("evt_1"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(
            app.Logs.Lines,
            line => line.Message.Contains("a middleware of this host has read the body", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_smaller_limit_of_the_server_for_everything_else_does_not_count()
    {
        await using var app = await App(build: builder =>
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 1_000)
        );
        using var response = await app.PostAsync(new FakeWebhook("evt_1") { Note = new string('x', 5_000) });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Headers_and_body_stay_readable_after_the_answer()
    {
        var gate = new TaskCompletionSource();
        var read = new TaskCompletionSource<string?>();
        var service = new FakeService
        {
            ConfirmLater = async (webhookEvent, webhook) =>
            {
                await gate.Task;
                read.TrySetResult($"{webhook.Header("x-mark")} {Encoding.UTF8.GetString(webhook.Body.Span)}");
                return Integrations.Webhooks.WebhookConfirmation.Confirmed(webhookEvent);
            },
        };
        await using var app = await App(service: service);
        var first = new FakeWebhook("evt_1") { Mark = "first" };
        var answering = app.PostAsync(first);
        // The token of the handling and the wait of the arrival.
        await app.Time.UntilPendingAsync(2, TestContext.Current.CancellationToken);
        app.Time.Advance(service.Deadline);
        using var answer = await answering;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        using var other = await app.PostAsync(new FakeWebhook("evt_2") { Mark = "second", SignedWith = "wrong" });
        Assert.Equal(HttpStatusCode.Unauthorized, other.StatusCode);
        gate.SetResult();
        Assert.Equal($"first {first.Body}", await read.Task.WaitAsync(TestContext.Current.CancellationToken));
    }

    private Task<WebhookApp> App(
        Dictionary<string, string?>? settings = null,
        Action<WebApplicationBuilder>? build = null,
        Action<WebApplication>? use = null,
        FakeService? service = null
    ) => WebhookApp.StartAsync(service, builder => builder.AddWebhookHandler<FakePaid>(handled.HandleAsync), settings, build, use);
}
