namespace Procur.Integrations.Sandbox;

/// <summary>The sandbox was asked for something that it cannot do: an account that is not there, an act with a missing argument. The message is one
/// line that says what.</summary>
public sealed class SandboxException : Exception
{
    /// <summary>Makes one with its line.</summary>
    public SandboxException(string message)
        : base(message) { }
}
