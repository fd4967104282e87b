using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Procur.Integrations.Sandbox.Faults;
using Procur.Integrations.Sandbox.Hosting;
using Procur.Integrations.Sandbox.Ledger;
using Procur.Integrations.Sandbox.StandIns;
using Procur.Integrations.Sandbox.Time;
using Procur.Integrations.Sandbox.Webhooks;

namespace Procur.Integrations.Sandbox.Control;

/// <summary>The control API. Its paths are listed in the package's README; <see cref="SandboxControl"/> is its client.</summary>
internal sealed class ControlEndpoints(
    StandInSet standIns,
    SandboxClock clock,
    SandboxActivity activity,
    SandboxWaits waits,
    FaultQueue faults,
    EffectLedger ledger,
    RequestLog requests,
    DeliveryLog deliveries,
    WebhookQueue webhooks
)
{
    private static SandboxJson Json => SandboxJson.Default;

    /// <summary>Answers a call of the control API.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">Its path below the prefix.</param>
    public async Task HandleAsync(HttpContext context, string path)
    {
        try
        {
            var known = await RouteAsync(context, path.Split('/', StringSplitOptions.RemoveEmptyEntries)).ConfigureAwait(false);
            if (!known)
            {
                throw new SandboxException($"The control API has no {context.Request.Method} {SandboxControl.Prefix}{path}.");
            }
        }
        catch (SandboxException e)
        {
            await RefuseAsync(context, e.Message).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            await RefuseAsync(context, "The body is not the JSON that is expected here.").ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private async Task<bool> RouteAsync(HttpContext context, string[] parts)
    {
        var method = context.Request.Method;
        var (integration, account) = (Query(context, "integration"), Query(context, "account"));
        switch (parts)
        {
            case [] when method == "GET":
                await AnswerAsync(context, standIns.Configuration(account), Json.IReadOnlyDictionaryStringString).ConfigureAwait(false);
                return true;
            case ["faults"] when method == "GET":
                await AnswerAsync(context, [.. faults.All.Select(SandboxFaultBody.Of)], Json.IReadOnlyListSandboxFaultBody)
                    .ConfigureAwait(false);
                return true;
            case ["faults"] when method == "POST":
                await AddFaultAsync(context).ConfigureAwait(false);
                return true;
            case ["faults"] when method == "DELETE":
                faults.Clear(integration);
                return Done(context);
            case ["ledger"] when method == "GET":
                var effects = ledger.Read(integration, account, Query(context, "kind"));
                await AnswerAsync(context, effects, Json.IReadOnlyListSandboxEffect).ConfigureAwait(false);
                return true;
            case ["requests"] when method == "GET":
                await AnswerAsync(context, requests.Read(integration, account), Json.IReadOnlyListSandboxRequest).ConfigureAwait(false);
                return true;
            case ["deliveries"] when method == "GET":
                await AnswerAsync(context, deliveries.Read(integration, account), Json.IReadOnlyListSandboxDelivery).ConfigureAwait(false);
                return true;
            case ["clock"] when method == "GET":
                await AnswerAsync(context, new SandboxClockState(clock.GetUtcNow()), Json.SandboxClockState).ConfigureAwait(false);
                return true;
            case ["clock"] when method == "POST":
                await AdvanceAsync(context).ConfigureAwait(false);
                return true;
            case ["reset"] when method == "POST":
                Reset(integration);
                return Done(context);
            case ["idle"] when method == "POST":
                await IdleAsync(context.RequestAborted).ConfigureAwait(false);
                return Done(context);
            case ["webhooks", "flush"] when method == "POST":
                webhooks.Flush();
                await IdleAsync(context.RequestAborted).ConfigureAwait(false);
                return Done(context);
            case ["commits", "release"] when method == "POST":
                var released = new SandboxCount(waits.ReleaseCommits());
                await activity.WhenIdleAsync(context.RequestAborted).ConfigureAwait(false);
                await AnswerAsync(context, released, Json.SandboxCount).ConfigureAwait(false);
                return true;
            case [var key, "acts", var act] when method == "POST":
                await ActAsync(context, standIns.Get(key), act, account).ConfigureAwait(false);
                return true;
            case [var key, "accounts", .. var rest]:
                return await AccountAsync(context, standIns.Get(key), method, rest).ConfigureAwait(false);
            default:
                return false;
        }
    }

    private async Task<bool> AccountAsync(HttpContext context, IStandIn standIn, string method, string[] parts)
    {
        switch (parts)
        {
            case [] when method == "GET":
                IReadOnlyList<SandboxAccount> all = [.. standIn.Accounts.Select(x => standIns.Describe(standIn, x))];
                await AnswerAsync(context, all, Json.IReadOnlyListSandboxAccount).ConfigureAwait(false);
                return true;
            case [] when method == "POST":
                var name = (await ReadAsync(context, Json.SandboxAccountName).ConfigureAwait(false)).Name;
                if (string.IsNullOrWhiteSpace(name))
                {
                    throw new SandboxException("An account needs a name.");
                }

                await AnswerAsync(context, standIns.Create(standIn.Key, name), Json.SandboxAccount).ConfigureAwait(false);
                return true;
            case [var account] when method == "GET":
                await AnswerAsync(context, standIns.Describe(standIn.Key, account), Json.SandboxAccount).ConfigureAwait(false);
                return true;
            case [var account, "webhook"] when method == "PUT":
                var target = await ReadAsync(context, Json.SandboxWebhookTarget).ConfigureAwait(false);
                StandInSet.Account(standIn, account).WebhookUrl = target.Url;
                return Done(context);
            case [var account, "credentials", var credential] when method is "POST" or "DELETE":
                Turn(standIn, StandInSet.Account(standIn, account), credential, revoke: method == "DELETE");
                await AnswerAsync(context, standIns.Describe(standIn.Key, account), Json.SandboxAccount).ConfigureAwait(false);
                return true;
            default:
                return false;
        }
    }

    private static void Turn(IStandIn standIn, StandInAccount account, string credential, bool revoke)
    {
        if (!account.Credentials.TryGetValue(credential, out var ring))
        {
            throw new SandboxException(
                $"{standIn.Key} has no credential '{credential}' that rotates; it has {string.Join(", ", account.Credentials.Keys)}."
            );
        }

        if (revoke)
        {
            ring.RevokeOld();
        }
        else
        {
            ring.Rotate();
        }
    }

    private async Task AddFaultAsync(HttpContext context)
    {
        var fault = (await ReadAsync(context, Json.SandboxFaultBody).ConfigureAwait(false)).Read();
        standIns.Get(fault.Integration);
        faults.Add(fault);
        Done(context);
    }

    private async Task AdvanceAsync(HttpContext context)
    {
        var move = await ReadAsync(context, Json.SandboxClockMove).ConfigureAwait(false);
        if (move.Seconds is not (>= 0 and < 1e9))
        {
            throw new SandboxException("The clock goes forward only.");
        }

        clock.Advance(TimeSpan.FromSeconds(move.Seconds));
        await AnswerAsync(context, new SandboxClockState(clock.GetUtcNow()), Json.SandboxClockState).ConfigureAwait(false);
    }

    private static async Task ActAsync(HttpContext context, IStandIn standIn, string name, string? account)
    {
        if (!standIn.Acts.TryGetValue(name, out var act))
        {
            throw new SandboxException($"{standIn.Key} has no act '{name}'; it has {string.Join(", ", standIn.Acts.Keys)}.");
        }

        var arguments = context.Request.ContentLength is 0 or null ? [] : await ReadAsync(context, Json.JsonObject).ConfigureAwait(false);
        var seen = await act(StandInSet.Account(standIn, account), arguments, context.RequestAborted).ConfigureAwait(false);
        await AnswerAsync(context, seen ?? [], Json.JsonObject).ConfigureAwait(false);
    }

    private async Task IdleAsync(CancellationToken cancellationToken)
    {
        do
        {
            await activity.WhenIdleAsync(cancellationToken).ConfigureAwait(false);
        } while (webhooks.ReleaseHeld());
    }

    private void Reset(string? integration)
    {
        foreach (var standIn in standIns.All.Where(x => integration is null || x.Key == integration))
        {
            standIn.Reset();
        }

        faults.Clear(integration);
        webhooks.Clear(integration);
        ledger.Clear(integration);
        requests.Clear(integration);
        deliveries.Clear(integration);
        if (integration is null)
        {
            clock.Reset();
        }
    }

    private static string? Query(HttpContext context, string name) =>
        context.Request.Query.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;

    private static async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type) =>
        await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted).ConfigureAwait(false)
        ?? throw new SandboxException("The body is missing.");

    private static async Task AnswerAsync<T>(HttpContext context, T answer, JsonTypeInfo<T> type)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await JsonSerializer.SerializeAsync(context.Response.Body, answer, type, context.RequestAborted).ConfigureAwait(false);
    }

    private static bool Done(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return true;
    }

    private static Task RefuseAsync(HttpContext context, string message)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return AnswerAsync(context, new SandboxProblem(message), Json.SandboxProblem);
    }
}
