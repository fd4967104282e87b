using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Procur.Integrations.Benchmarks;

/// <summary>An S3 that keeps nothing, in a process of its own: it reads what is sent and answers at once, so that only the sender is measured.</summary>
internal static class S3Server
{
    public const string Argument = "serve-s3";

    private const string ETag = "\"9a0364b9e99bb480dd25e1f0284c8555\"";

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        await using var app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadLineAsync();
    }

    public static async Task<(Process Server, Uri Address)> StartAsync()
    {
        var start = LoopbackServer.Self(Argument);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        var server = Process.Start(start)!;
        var address = await server.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The S3 server did not start.");
        return (server, new Uri(address + "/"));
    }

    private static async Task AnswerAsync(HttpContext context)
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

        context.Response.Headers.ETag = ETag;
        if (context.Request.Method == "POST")
        {
            context.Response.ContentType = "application/xml";
            await context.Response.WriteAsync(
                context.Request.Query.ContainsKey("uploads")
                    ? "<InitiateMultipartUploadResult><UploadId>the-upload</UploadId></InitiateMultipartUploadResult>"
                    : $"<CompleteMultipartUploadResult><ETag>{ETag}</ETag></CompleteMultipartUploadResult>",
                context.RequestAborted
            );
        }
    }
}
