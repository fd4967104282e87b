using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Procur.Integrations.Benchmarks.Erp;

namespace Procur.Integrations.Benchmarks;

/// <summary>The other side, in a process of its own so that its work is not counted: it answers at once with bodies of a realistic size.</summary>
internal static class LoopbackServer
{
    public const string Argument = "serve";

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        Routes(app);
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadLineAsync();
    }

    public static async Task<(Process Server, Uri Address)> StartAsync()
    {
        var start = Self(Argument);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        var server = Process.Start(start)!;
        var address =
            await server.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The loopback server did not start.");
        return (server, new Uri(address + "/"));
    }

    /// <summary>This program again, with these arguments.</summary>
    public static ProcessStartInfo Self(params string[] args)
    {
        var isHost = Path.GetFileNameWithoutExtension(Environment.ProcessPath!).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return new ProcessStartInfo(Environment.ProcessPath!, isHost ? [typeof(LoopbackServer).Assembly.Location, .. args] : args);
    }

    private static void Routes(WebApplication app)
    {
        var intent = Served.Json(Bodies.PaymentIntent);
        var token = Served.Json(Bodies.Token);
        Map(app, "POST", "/v1/payment_intents", intent);
        Map(app, "GET", "/v1/payment_intents/{id}", intent);
        Map(app, "POST", "/api/chat.postMessage", Served.Json(Bodies.SlackMessage));
        Map(app, "POST", "/oauth/token", token);
        Map(app, "POST", "/token", token);
        Map(app, "POST", "/v3/mail/send", new Served(202, [], ("X-Message-Id", "14c5d75ce93dfd")));
        var envelope = Served.Json(Bodies.Envelope, 201);
        Map(app, "POST", "/restapi/v2.1/accounts/{account}/envelopes", envelope);
        Map(app, "PUT", "/restapi/v2.1/accounts/{account}/envelopes/{id}", Served.Json(Bodies.EnvelopeUpdate));
        var none = Served.Json(Bodies.NoRows);
        Map(
            app,
            "HEAD",
            $"/{Orders.Service}",
            new Served(200, [], ("X-CSRF-Token", "dG9rZW4tb2YtYS1zZXNzaW9u"), ("Set-Cookie", Bodies.SapCookie))
        );
        Map(app, "GET", $"/{Orders.Service}/A_PurchaseOrder", none);
        Map(app, "GET", $"/{Orders.Service}/{{order}}", Served.Json(OrderAnswer.Json));
        Map(app, "POST", $"/{Orders.Service}/A_PurchaseOrder", Served.Json(OrderAnswer.Json, 201));
        Map(app, "GET", $"/{Orders.Receipts}", none);
        Map(app, "GET", $"/{Orders.Billed}", none);
        Map(app, "GET", "/drive/v3/files/{id}", Served.Json(Bodies.DriveFile));
        Map(app, "POST", "/calendar/v3/calendars/{id}/events", Served.Json(Bodies.CalendarEvent));
    }

    private static void Map(WebApplication app, string method, string path, Served served) =>
        app.MapMethods(path, [method], context => AnswerAsync(context, served));

    private static async Task AnswerAsync(HttpContext context, Served served)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        context.Response.StatusCode = served.Status;
        foreach (var (name, value) in served.Headers)
        {
            context.Response.Headers.Append(name, value);
        }

        context.Response.ContentLength = served.Body.Length;
        if (served.Body.Length > 0)
        {
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(served.Body, context.RequestAborted);
        }
    }
}
