namespace Procur.Integrations.Tests.Abstractions;

/// <summary>A stream as a socket or a pipe gives it: it cannot seek.</summary>
internal sealed class ForwardOnlyStream(byte[] bytes) : MemoryStream(bytes)
{
    public override bool CanSeek => false;
}
