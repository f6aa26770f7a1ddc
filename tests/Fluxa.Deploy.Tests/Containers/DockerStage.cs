namespace Fluxa.Deploy.Tests.Containers;

/// <summary>A stage of the Dockerfile.</summary>
/// <param name="Name">Its name after AS.</param>
/// <param name="From">The image or stage it begins with.</param>
/// <param name="Instructions">Its instructions in order, each as word and the rest.</param>
internal sealed record DockerStage(string Name, string From, IReadOnlyList<(string Word, string Text)> Instructions)
{
    public IEnumerable<string> All(string word) => Instructions.Where(instruction => instruction.Word == word).Select(instruction => instruction.Text);
}
