using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Sql;

/// <summary>Commits deliveries: what has gathered while the last commit was written goes into the next together.</summary>
internal sealed class WebhookAcceptor(SqlDatabase database, WebhookAccepting accepting)
{
    private const int MostAtOnce = 256;
    private const int MostBytes = 16 * 1024 * 1024;
    private const string Operation = "webhooks.accept";

    // A second commit is prepared while the first is on its way to the disk; SQLite has one writer.
    private readonly int mostCommits = database.Dialect.Kind == SqlDialectKind.PostgreSql ? 2 : 1;
    private readonly Queue<Waiting> queue = new();
    private readonly Lock gate = new();
    private int commits;

    public async Task<IReadOnlyList<WebhookAcceptance>> AcceptAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(delivery);
        bool starts;
        lock (gate)
        {
            queue.Enqueue(waiting);
            starts = commits < mostCommits;
            commits += starts ? 1 : 0;
        }

        if (starts)
        {
            _ = Task.Run(CommitAllAsync, CancellationToken.None);
        }

        return await waiting.Accepted.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task CommitAllAsync()
    {
        while (Next() is { } gathered)
        {
            await CommitAsync(gathered).ConfigureAwait(false);
        }
    }

    private List<Waiting>? Next()
    {
        lock (gate)
        {
            if (queue.Count == 0)
            {
                commits--;
                return null;
            }

            var gathered = new List<Waiting>(Math.Min(queue.Count, MostAtOnce));
            var bytes = 0L;
            while (gathered.Count < MostAtOnce && queue.TryPeek(out var next))
            {
                bytes += next.Delivery.Body.Length;
                if (gathered.Count > 0 && bytes > MostBytes)
                {
                    break;
                }

                gathered.Add(queue.Dequeue());
            }

            return gathered;
        }
    }

    private async Task CommitAsync(List<Waiting> gathered)
    {
        try
        {
            var accepted = await database
                .WriteAsync(Operation, session => accepting.AcceptAsync(session, [.. gathered.Select(static one => one.Delivery)]))
                .ConfigureAwait(false);
            for (var i = 0; i < gathered.Count; i++)
            {
                gathered[i].Accepted.SetResult(accepted[i]);
            }
        }
        catch (IntegrationException e) when (e.Kind == IntegrationErrorKind.Protocol && gathered.Count > 1)
        {
            // The database refuses something of one of them: the others are not to suffer for it.
            foreach (var one in gathered)
            {
                await CommitAsync([one]).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // Told to those who wait for it: each of their webhooks is not acknowledged.
        catch (Exception e)
#pragma warning restore CA1031
        {
            gathered.ForEach(one => one.Accepted.TrySetException(e));
        }
    }

    private sealed record Waiting(WebhookDelivery Delivery)
    {
        public TaskCompletionSource<IReadOnlyList<WebhookAcceptance>> Accepted { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
