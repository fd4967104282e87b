using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Procur.Integrations.Sandbox.Faults;
using Procur.Integrations.Sandbox.StandIns;
using Procur.Integrations.Sandbox.Time;

namespace Procur.Integrations.Sandbox.Hosting;

/// <summary>What stands between the socket and a stand-in: the log, the faults, the bytes.</summary>
internal sealed class StandInFront(FaultQueue faults, RequestLog log, SandboxWaits waits, SandboxClock clock)
{
    private const int Drips = 20;

    private static readonly byte[] Html = Encoding.UTF8.GetBytes(
        "<!DOCTYPE html>\n<html><head><title>Request unsuccessful</title></head><body><h1>Request unsuccessful</h1>"
            + "<p>The page you asked for is not available at the moment.</p></body></html>\n"
    );

    /// <summary>Answers a call of a stand-in.</summary>
    /// <param name="standIn">Whose.</param>
    /// <param name="context">The request.</param>
    /// <param name="path">The vendor's path.</param>
    /// <param name="root">Where the vendor's root is for this caller.</param>
    /// <param name="stopping">Ends waits; not the caller's own token, because a service does not stop when its caller goes away.</param>
    public async Task HandleAsync(IStandIn standIn, HttpContext context, string path, Uri root, CancellationToken stopping)
    {
        var call = new StandInCall
        {
            Method = context.Request.Method.ToUpperInvariant(),
            Path = path,
            Query = context.Request.QueryString.Value ?? "",
            Target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            Headers = context.Request.Headers,
            Body = await BodyAsync(context.Request).ConfigureAwait(false),
            Root = root,
        };
        standIn.Recognize(call);
        if (faults.Take(standIn.Key, call) is { } fault)
        {
            call.Fault = new CallFault(fault, standIn, waits, () => Connections.Reset(context));
        }

        var entry = log.Write(standIn.Key, call, clock.GetUtcNow());
        if (call.Fault?.Kind is SandboxFaultKind.ResetBeforeCommit)
        {
            Connections.Reset(context);
            return;
        }

        var reply = call.Fault?.Before();
        if (reply is null)
        {
            reply = await standIn.HandleAsync(call, stopping).ConfigureAwait(false);
            reply = call.Fault is null ? reply : await call.Fault.AfterAsync(reply, stopping).ConfigureAwait(false);
        }

        if (call.Fault?.Kind is SandboxFaultKind.ResetAfterCommit)
        {
            Connections.Reset(context);
        }
        else if (!context.RequestAborted.IsCancellationRequested)
        {
            entry.Answered(reply.Status);
            await WriteAsync(context.Response, reply, call.Fault, stopping).ConfigureAwait(false);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpRequest request)
    {
        if (request.ContentLength is 0)
        {
            return default;
        }

        if (request.ContentLength is { } length)
        {
            var exact = new byte[length];
            await request.Body.ReadExactlyAsync(exact).ConfigureAwait(false);
            return exact;
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body).ConfigureAwait(false);
        return body.ToArray();
    }

    private async Task WriteAsync(HttpResponse response, StandInReply reply, CallFault? fault, CancellationToken stopping)
    {
        response.StatusCode = reply.Status;
        foreach (var (name, value) in reply.Headers)
        {
            response.Headers.Append(name, value);
        }

        var html = fault?.Kind is SandboxFaultKind.HtmlBody;
        var body =
            !html ? reply.Body
            : fault!.EdgePage is { } page ? Encoding.UTF8.GetBytes(page)
            : Html;
        response.ContentType = html ? "text/html; charset=utf-8" : reply.ContentType;
        if (reply.Status is 204 or 304)
        {
            return;
        }

        response.ContentLength = body.Length;
        switch (fault?.Kind)
        {
            case SandboxFaultKind.TruncatedBody:
                // Kestrel closes a connection whose answer ended before its announced length.
                await response.Body.WriteAsync(body[..(body.Length / 2)], stopping).ConfigureAwait(false);
                break;
            case SandboxFaultKind.SlowDrip:
                await DripAsync(response, body, fault.Time, stopping).ConfigureAwait(false);
                break;
            default:
                await response.Body.WriteAsync(body, stopping).ConfigureAwait(false);
                break;
        }
    }

    private async Task DripAsync(HttpResponse response, ReadOnlyMemory<byte> body, TimeSpan time, CancellationToken stopping)
    {
        var size = Math.Max(1, (body.Length + Drips - 1) / Drips);
        for (var at = 0; at < body.Length; at += size)
        {
            await response.Body.WriteAsync(body.Slice(at, Math.Min(size, body.Length - at)), stopping).ConfigureAwait(false);
            await response.Body.FlushAsync(stopping).ConfigureAwait(false);
            await waits.DelayAsync(time / Drips, stopping).ConfigureAwait(false);
        }
    }
}
