using Microsoft.AspNetCore.Http.Metadata;

namespace Procur.Integrations.AspNetCore.Webhooks;

/// <summary>Keeps the host's status pages off: a refusal has no body, and looks like every other.</summary>
internal sealed class PlainAnswers : ISkipStatusCodePagesMetadata
{
    public static PlainAnswers Instance { get; } = new();
}
