using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

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
        var intent = Encoding.UTF8.GetBytes(Bodies.PaymentIntent);
        var message = Encoding.UTF8.GetBytes(Bodies.SlackMessage);
        app.MapPost("/v1/payment_intents", context => AnswerAsync(context, intent));
        app.MapGet("/v1/payment_intents/{id}", context => AnswerAsync(context, intent));
        app.MapPost("/api/chat.postMessage", context => AnswerAsync(context, message));
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

    private static async Task AnswerAsync(HttpContext context, byte[] body)
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

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        context.Response.Headers["Request-Id"] = "req_benchmark";
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
